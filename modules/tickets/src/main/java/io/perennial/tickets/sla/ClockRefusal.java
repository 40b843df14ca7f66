package io.perennial.tickets.sla;

import io.perennial.kernel.Refusal;

enum ClockRefusal implements Refusal.Reason {
    CLOCK_NOT_MISSED,
    REPLAY_RUNNING,
    UNKNOWN_POLICY
}
