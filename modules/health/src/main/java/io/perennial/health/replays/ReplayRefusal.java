package io.perennial.health.replays;

import io.perennial.kernel.Refusal;

enum ReplayRefusal implements Refusal.Reason {
    REPLAY_RUNNING
}
