package io.perennial.tickets;

import java.time.Instant;

/** Tells where a ticket stands in the system whose history it is: as that says, or as the times say. */
final class ToldState {
    private ToldState() {}

    static TicketStatus of(TicketBody body) {
        if (body.state() != null) return body.state();
        if (body.closedAt() != null) return TicketStatus.CLOSED;
        if (body.solvedAt() != null) return TicketStatus.SOLVED;
        return body.firstRepliedAt() == null ? TicketStatus.NEW : TicketStatus.OPEN;
    }

    static Instant since(TicketStatus state, TicketBody body, Instant reportedAt) {
        var solvedAt = body.solvedAt() != null ? body.solvedAt() : reportedAt;
        return switch (state) {
            case CLOSED -> body.closedAt() != null ? body.closedAt() : solvedAt;
            case SOLVED -> solvedAt;
            case NEW, OPEN, PENDING, ON_HOLD, SPAM -> reportedAt;
        };
    }
}
