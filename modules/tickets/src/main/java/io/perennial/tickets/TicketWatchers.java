package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members who hear of a ticket, in the order in which they wanted to.
 *
 * @param version that of the ticket
 */
public record TicketWatchers(List<TicketWatcher> items, long version) implements Versioned {
    /** A member who watches a ticket. */
    public record TicketWatcher(MemberId memberId, @Nullable String memberName, Instant since) {}
}
