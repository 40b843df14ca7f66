package io.perennial.health.scorecards;

import io.perennial.kernel.Refusal;

enum ScorecardRefusal implements Refusal.Reason {
    SCORECARD_PUBLISHED,
    SCORECARD_RETIRED,
    SCORECARD_NOT_PUBLISHED,
    SCORECARD_DECLARED
}
