package io.perennial.engagement.followup;

import io.perennial.accounts.AccountId;
import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks what a rule finds, of the accounts that the caller sees. */
@ApplicationScoped
class Evaluation {
    /**
     * A look at all accounts of a rule.
     *
     * @param accounts those of its tiers and segments
     * @param madeBefore those of them whose cause has made something before
     * @param noOwner the causes of accounts that nobody owns
     */
    record Look(int accounts, int madeBefore, int noOwner) {}

    private final Sql sql;
    private final Home home;

    @Inject
    Evaluation(Sql sql, Home home) {
        this.sql = sql;
        this.home = home;
    }

    /**
     * Returns the accounts for which something is to be made.
     *
     * @param rule null for one that is not stored
     */
    List<Measured> due(@Nullable FollowUpRuleId rule, FollowUpRuleBody body, int most) {
        return due(rule, body, true, most);
    }

    /** Returns the accounts for which nothing is made only because nobody owns them. */
    List<Measured> unowned(@Nullable FollowUpRuleId rule, FollowUpRuleBody body, int most) {
        return due(rule, body, false, most);
    }

    /** Returns how many accounts a rule looks at, and why some of them get nothing. */
    Look look(@Nullable FollowUpRuleId rule, FollowUpRuleBody body) {
        return sql.first(Look.class, RuleSql.look(body.trigger().event()), values(rule, body)).orElseThrow();
    }

    private List<Measured> due(@Nullable FollowUpRuleId rule, FollowUpRuleBody body, boolean isOwned, int most) {
        var values = values(rule, body);
        values.put("owned", isOwned);
        values.put("needsOwner", body.action().needsOwner());
        values.put("most", most);
        return sql.list(Measured.class, RuleSql.due(body.trigger().event()), values);
    }

    /** Returns what the rule finds of one account; one row without a cause if that is nothing, and none for an account that nobody sees. */
    List<Measured> of(FollowUpRuleId rule, FollowUpRuleBody body, AccountId account) {
        var values = values(rule, body);
        values.put("account", account);
        return sql.list(Measured.class, RuleSql.of(body.trigger().event()), values);
    }

    private Map<String, @Nullable Object> values(@Nullable FollowUpRuleId rule, FollowUpRuleBody body) {
        var settings = home.settings();
        var trigger = body.trigger();
        return new HashMap<>(Sql.values(
                "rule", rule, "today", home.today(), "zone", settings.zone().getId(), "days", trigger.days(), "daysByTier",
                trigger.daysByTier(), "percent", trigger.percent(), "metric", trigger.metric(), "tiers",
                body.tiers().toArray(String[]::new), "segments", body.segments().toArray(String[]::new)));
    }
}
