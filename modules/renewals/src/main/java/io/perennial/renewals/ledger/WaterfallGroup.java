package io.perennial.renewals.ledger;

import org.jspecify.annotations.Nullable;

/** The part of a waterfall that one segment, tier, owner or product has in a period; {@code null} is for accounts that have none. */
public record WaterfallGroup(@Nullable String key, Flow flow) {}
