package io.perennial.tickets;

import io.perennial.kernel.Refusal;

enum TicketRefusal implements Refusal.Reason {
    UNKNOWN_CONTACT
}
