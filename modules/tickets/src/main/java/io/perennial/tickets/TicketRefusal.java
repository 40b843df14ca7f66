package io.perennial.tickets;

import io.perennial.kernel.Refusal;

enum TicketRefusal implements Refusal.Reason {
    STATE_DIFFERS,
    UNKNOWN_CONTACT,
    UNKNOWN_MEMBER
}
