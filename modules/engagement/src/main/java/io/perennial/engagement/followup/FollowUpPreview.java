package io.perennial.engagement.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.engagement.followup.Evaluation.Look;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks or callbacks that a rule would make today, of the accounts that the caller sees. Nothing is made.
 *
 * @param n the number of them; {@link #MOST} stands for this many or more
 * @param items the first hundred of them
 * @param accounts the number of accounts of the rule's tiers and segments
 * @param madeBefore the number of those whose cause has made something before
 * @param noOwner what is not made because nobody owns the account
 * @param unowned the first hundred of these
 */
public record FollowUpPreview(int n, List<FollowUpWish> items, int accounts, int madeBefore, int noOwner, List<FollowUpWish> unowned) {
    static final int MOST = 1_000;
    static final int SHOWN = 100;

    /**
     * The rule to try.
     *
     * @param versionOf a stored rule that this is a version of: what it made before is not made again
     */
    public record FollowUpPreviewBody(@Nullable FollowUpRuleId versionOf, @NotNull @Valid FollowUpRuleBody rule) {}

    /** A task or a callback that would be made. */
    public record FollowUpWish(AccountId accountId, String accountName, @Nullable MemberId ownerId,
            @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason reason) {}

    static FollowUpPreview of(List<Measured> found, Look look, List<Measured> unowned, FollowUpRuleBody rule) {
        return new FollowUpPreview(found.size(), wishes(found, rule), look.accounts(), look.madeBefore(),
                rule.action().needsOwner() ? look.noOwner() : 0, wishes(unowned, rule));
    }

    private static List<FollowUpWish> wishes(List<Measured> found, FollowUpRuleBody rule) {
        return found.stream().limit(SHOWN).map(one -> wish(one, rule)).toList();
    }

    private static FollowUpWish wish(Measured found, FollowUpRuleBody rule) {
        var action = rule.action();
        var owner = action.needsOwner() ? found.ownerId() : action.memberId();
        return new FollowUpWish(
                found.accountId(), found.accountName(), owner, FieldClass.HEALTH.isClosed() ? null : found.reason(rule));
    }
}
