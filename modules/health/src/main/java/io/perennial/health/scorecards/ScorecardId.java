package io.perennial.health.scorecards;

import io.perennial.kernel.Id;
import java.util.UUID;

/** One version of a scorecard. */
public record ScorecardId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "card";
    }
}
