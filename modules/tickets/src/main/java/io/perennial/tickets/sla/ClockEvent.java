package io.perennial.tickets.sla;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.tickets.TicketId;

/** Events of a ticket's clock, labelled with its kind. */
public sealed interface ClockEvent extends DomainEvent {
    @Override
    ClockId subject();

    /** Returns the ticket whose clock it is. */
    TicketId ticket();

    @Override
    default Changes changes() {
        return Changes.none();
    }

    /** A part of the target is used up, in percent. */
    record Warned(ClockId subject, TicketId ticket, String label, int percent) implements ClockEvent {}

    record Missed(ClockId subject, TicketId ticket, String label) implements ClockEvent {}

    /** A missed target does not count against whoever worked on the ticket. */
    record Excused(ClockId subject, TicketId ticket, String label) implements ClockEvent {}

    record Unexcused(ClockId subject, TicketId ticket, String label) implements ClockEvent {}

    record Met(ClockId subject, TicketId ticket, String label) implements ClockEvent {}
}
