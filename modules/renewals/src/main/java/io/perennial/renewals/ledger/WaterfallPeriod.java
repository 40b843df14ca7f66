package io.perennial.renewals.ledger;

import java.time.LocalDate;
import java.util.List;

/** The days {@code [from, to)} of a waterfall. */
public record WaterfallPeriod(LocalDate from, LocalDate to, Flow total, List<WaterfallGroup> groups) {}
