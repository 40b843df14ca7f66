package io.perennial.tickets;

import io.perennial.kernel.Refusal;

enum TicketRefusal implements Refusal.Reason {
    LINK_REFUSED,
    MERGE_REFUSED,
    NOT_A_MEMBER,
    STATE_DIFFERS,
    TICKET_INCOMPLETE,
    TICKET_KEPT,
    TOO_MANY_WATCHERS,
    UNDO_EXPIRED,
    UNKNOWN_CONTACT,
    UNKNOWN_MEMBER,
    UNKNOWN_TICKET
}
