package io.perennial.engagement.followup;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.followup.FollowUpDecisions.Verdict;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.identity.MemberId;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The finding of a rule about an account.
 *
 * @param cause null if there is nothing that the rule could be about
 * @param decidedAt the time at which something was made of the same cause
 */
record Measured(
        AccountId accountId, String accountName, @Nullable MemberId ownerId, boolean ofTier, boolean ofSegment, @Nullable String cause,
        boolean met, @Nullable Map<String, @Nullable String> figures, @Nullable TicketId ticketId, @Nullable RenewalId renewalId,
        @Nullable Instant decidedAt) {
    Verdict verdict(FollowUpRuleBody rule) {
        if (!Boolean.TRUE.equals(rule.enabled())) return Verdict.DISABLED;
        if (!ofTier) return Verdict.OTHER_TIER;
        if (!ofSegment) return Verdict.OTHER_SEGMENT;
        if (decidedAt != null) return Verdict.MADE_BEFORE;
        if (!met) return Verdict.NOT_MET;
        return rule.action().needsOwner() && ownerId == null ? Verdict.NO_OWNER : Verdict.WOULD_MAKE;
    }

    TaskReason reason(FollowUpRuleBody rule) {
        var known = new LinkedHashMap<String, String>();
        if (figures != null)
            figures.forEach((name, value) -> {
                if (value != null) known.put(name, value);
            });
        return new TaskReason(rule.trigger().event().name().toLowerCase(Locale.ROOT), known);
    }

    String found() {
        return Objects.requireNonNull(cause, "Only something that was found has a cause");
    }
}
