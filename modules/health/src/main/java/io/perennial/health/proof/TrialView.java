package io.perennial.health.proof;

import io.perennial.health.scorecards.ScorecardId;
import java.util.List;

/** What a scorecard would change if it were published. */
public record TrialView(ScorecardId scorecardId, List<TrialDay> days) {}
