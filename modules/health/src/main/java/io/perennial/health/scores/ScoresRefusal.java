package io.perennial.health.scores;

import io.perennial.kernel.Refusal;

enum ScoresRefusal implements Refusal.Reason {
    DISTRIBUTION_TOO_LARGE
}
