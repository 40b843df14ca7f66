package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members who have a ticket open.
 *
 * @param version that of the ticket
 */
public record TicketPresence(List<PresentMember> items, long version) implements Versioned {
    /**
     * A member who has a ticket open.
     *
     * @param until when this is no longer so, unless the member says it again
     */
    public record PresentMember(MemberId memberId, @Nullable String memberName, Instant until) {}
}
