package io.perennial.tickets;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says where a ticket stands, with the data of that state. */
sealed interface TicketState {
    /** Somebody still has to do something. */
    sealed interface Unsolved extends TicketState {
        /** Returns the state of that word, and an open one for a word that is not of this kind. */
        static Unsolved of(TicketStatus word, @Nullable HoldParty party, @Nullable Instant until) {
            return switch (word) {
                case NEW -> new New();
                case PENDING -> new Pending(until);
                case ON_HOLD -> new OnHold(Objects.requireNonNullElse(party, HoldParty.THIRD_PARTY), until);
                case OPEN, SOLVED, CLOSED, SPAM -> new Open();
            };
        }
    }

    /** Nobody has taken it yet. */
    record New() implements Unsolved {}

    record Open() implements Unsolved {}

    /** It waits for the customer. */
    record Pending(@Nullable Instant until) implements Unsolved {}

    /** It waits for somebody else, or for a planned day. */
    record OnHold(HoldParty party, @Nullable Instant until) implements Unsolved {}

    /** @param how null in history that does not say it */
    record Solved(Instant at, @Nullable Solution how) implements TicketState {}

    /** The time in which it could be reopened is over. */
    record Closed(Instant at, @Nullable Solution how) implements TicketState {}

    /** It is no request at all. */
    record Spam() implements TicketState {}

    /** Returns the name of the state. */
    default TicketStatus word() {
        return switch (this) {
            case New _ -> TicketStatus.NEW;
            case Open _ -> TicketStatus.OPEN;
            case Pending _ -> TicketStatus.PENDING;
            case OnHold _ -> TicketStatus.ON_HOLD;
            case Solved _ -> TicketStatus.SOLVED;
            case Closed _ -> TicketStatus.CLOSED;
            case Spam _ -> TicketStatus.SPAM;
        };
    }

    /** Returns true if a request that leads to the other state has been done already, whenever that was. */
    default boolean isSame(TicketState other) {
        if (this instanceof Solved mine && other instanceof Solved theirs)
            return mine.how() != null && mine.how().equals(theirs.how());
        return equals(other);
    }
}
