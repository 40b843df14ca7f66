package io.perennial.health.trials;

import io.perennial.kernel.Refusal;

enum TrialRefusal implements Refusal.Reason {
    TOO_MANY_TRIALS
}
