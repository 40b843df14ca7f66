package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;

/** An account on a day of the tenant's zone. */
public record AccountDay(AccountId accountId, LocalDate day) {}
