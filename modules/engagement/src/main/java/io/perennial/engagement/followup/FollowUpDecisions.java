package io.perennial.engagement.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An explanation of why an account did, or did not, get something from a rule.
 *
 * @param verdict what the rule would do with the account now
 * @param now the figures of now, if the rule finds something to measure
 * @param made what it has made, the latest first
 */
public record FollowUpDecisions(FollowUpRuleId ruleId, AccountId accountId, Verdict verdict,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason now, List<FollowUpDecision> made) {
    /** Names what a rule does with an account. */
    public enum Verdict {
        WOULD_MAKE, MADE_BEFORE, NOT_MET, OTHER_TIER, OTHER_SEGMENT, NO_OWNER, DISABLED
    }
}
