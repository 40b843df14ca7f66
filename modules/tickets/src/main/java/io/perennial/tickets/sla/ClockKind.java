package io.perennial.tickets.sla;

/** Names what a clock waits for. A ticket has several clocks of the two in the middle, one for each wait of its customer. */
enum ClockKind {
    FIRST_RESPONSE, NEXT_REPLY, NEXT_UPDATE, RESOLUTION
}
