package io.perennial.engagement.followup;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule of following up.
 *
 * @param ranOn the day for which it was done last
 * @param made how many tasks or callbacks it has made for accounts that the caller sees
 */
public record FollowUpRuleView(
        FollowUpRuleId id,
        String name,
        FollowUpTrigger trigger,
        List<String> tiers,
        List<String> segments,
        FollowUpAction action,
        boolean enabled,
        @Nullable LocalDate ranOn,
        long made,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    private static final String RULES =
            """
            select r.id, r.name, r.definition -> 'trigger' as trigger, r.definition -> 'tiers' as tiers, r.definition -> 'segments' as segments,
                   r.definition -> 'action' as action, r.enabled, r.ran_on,
                   (select count(*) from {engagement.visible_follow_up_decision} d where d.rule_id = r.id) as made,
                   r.created_at, r.updated_at, r.version
            from {engagement.follow_up_rule} r
            """;

    static final Listing<FollowUpRuleView> LISTING =
            Listing.of(FollowUpRuleView.class, RULES, "-createdAt").always("createdAt", "id", "uuid");

    static final FollowedKind FOLLOWED = FollowedKind.of(
            "follow_up_rule", "follow-up-rules", "followups:read", FollowUpRuleId::new, FollowUpRuleView.class, RULES).ofNoAccount();

    static FollowUpRuleView get(FollowUpRuleId id, Sql sql) {
        return sql.first(FollowUpRuleView.class, RULES + " where r.id = :id", Map.of("id", id)).orElseThrow(NotFound::here);
    }

    FollowUpRuleBody body() {
        return new FollowUpRuleBody(name, trigger, tiers, segments, action, enabled);
    }
}
