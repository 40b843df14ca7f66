package io.perennial.tickets.sla;

/** What a clock waits for. */
enum ClockKind { FIRST_RESPONSE, RESOLUTION }
