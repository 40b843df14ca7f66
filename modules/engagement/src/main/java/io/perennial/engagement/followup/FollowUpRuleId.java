package io.perennial.engagement.followup;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a rule of following up. */
public record FollowUpRuleId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "fup";
    }
}
