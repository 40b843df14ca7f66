package io.perennial.engagement.followup;

import io.perennial.platform.json.Characters;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of following up in a request.
 *
 * @param tiers the tiers of the accounts that it is about; all if there are none
 * @param segments the segments of the accounts that it is about; all if there are none
 * @param enabled false if it makes nothing
 */
public record FollowUpRuleBody(
        @NotNull @Characters(max = 200) String name,
        @NotNull @Valid FollowUpTrigger trigger,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> tiers,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> segments,
        @NotNull @Valid FollowUpAction action,
        @Nullable Boolean enabled) {
    /** Sets missing values to their defaults. */
    public FollowUpRuleBody {
        tiers = tiers == null ? List.of() : tiers;
        segments = segments == null ? List.of() : segments;
        enabled = enabled == null || enabled;
    }
}
