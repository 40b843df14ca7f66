package io.perennial.tickets.history;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Fact;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.HoldParty;
import io.perennial.tickets.TicketStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A state that a ticket came to, as another system tells it. The ticket says whose it is.
 *
 * @param reason what that system calls the state
 * @param queue the name of the queue that had the ticket
 */
record StateFact(
        @NotNull @Valid ExternalKey ticket,
        @NotNull @Timely Instant at,
        @NotNull TicketStatus state,
        @Characters(max = 200) @Nullable String reason,
        @Nullable HoldParty party,
        @Characters(max = 200) @Nullable String queue,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 3, message = "must be at most {value}")
        @Nullable Integer tier) implements Fact {
    /** Drops the fraction of a second. */
    public StateFact {
        // A missing instant is refused by its constraint.
        if (at != null) at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public @Nullable AccountId accountId() {
        return null;
    }

    @Override
    public @Nullable ExternalKey account() {
        return null;
    }
}
