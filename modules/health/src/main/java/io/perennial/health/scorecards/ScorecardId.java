package io.perennial.health.scorecards;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of one version of a scorecard. */
public record ScorecardId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "card";
    }
}
