package io.perennial.tickets.messages;

import io.perennial.kernel.Refusal;

enum MessageRefusal implements Refusal.Reason {
    MESSAGE_FIXED,
    UNKNOWN_MEMBER,
    UNKNOWN_MESSAGE,
    UNKNOWN_TICKET
}
