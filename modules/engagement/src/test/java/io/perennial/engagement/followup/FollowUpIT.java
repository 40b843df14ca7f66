package io.perennial.engagement.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.followup.FollowUpDecisions.Verdict;
import io.perennial.engagement.followup.FollowUpTrigger.Event;
import io.perennial.engagement.testing.Facts;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowUpIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");
    private final MemberId ida = Facts.member("alder");
    private final String tier = "t" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_renewal_that_is_due_makes_one_task_however_often_the_rule_is_done() {
        var account = account();
        alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(30), "900.00", "commit"));
        var rule = rule(new FollowUpTrigger(Event.RENEWAL_DUE, 30, null, null, null));

        assertEquals(List.of("30 2026-04-01"), run(rule, TODAY));
        assertEquals(List.of(), run(rule, TODAY));
        assertEquals(List.of(), run(rule, TODAY.plusDays(1)));
        assertEquals(Verdict.MADE_BEFORE, verdict(rule, account, TODAY));
        var made =
                alder.run(sql -> sql.list(FollowUpDecision.class, FollowUpDecision.OF_ACCOUNT, Map.of("rule", rule, "account", account)));
        assertEquals("renewal:" + made.getFirst().recordId(), made.getFirst().cause());
        assertTrue(made.getFirst().cause().startsWith("renewal:rnw_"), made.getFirst()::cause);
        assertEquals("Call", alder.run(sql -> sql.first(Title.class, TASK, Map.of("account", account))).orElseThrow().title());
    }

    @Test
    void what_was_dropped_is_not_made_again_and_a_transaction_that_failed_is_done_again_as_a_whole() {
        var account = account();
        alder.run(sql -> new Facts(sql).renewal(account, TODAY.plusDays(30), "900.00", "commit"));
        var rule = rule(new FollowUpTrigger(Event.RENEWAL_DUE, 30, null, null, null));

        try {
            alder.run(sql -> {
                new Follower(sql, NOW).run().step();
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            assertEquals("killed", killed.getMessage());
        }
        assertEquals(1, run(rule, TODAY).size());
        alder.run(sql -> sql.change("update engagement.task set state = 'dropped', outcome = 'No', closed_at = updated_at"
                + " where tenant_id = :tenant and account_id = :account", Map.of("account", account)));
        assertEquals(List.of(), run(rule, TODAY.plusDays(1)));
    }

    @Test
    void silence_is_counted_by_tier_from_the_last_note_and_a_done_task_breaks_it() {
        var account = account();
        note(account, "2026-01-01T09:00:00Z");
        var rule = rule(new FollowUpTrigger(Event.NOT_REACHED, 90, Map.of(tier, 60), null, null));

        assertEquals(List.of("60 2026-01-01 60"), run(rule, TODAY));
        alder.run(sql -> sql.change(
                "update engagement.task set state = 'done', closed_at = :now where tenant_id = :tenant and account_id = :account",
                Map.of("account", account, "now", NOW)));
        assertEquals(List.of(), run(rule, TODAY.plusDays(59)));
        assertEquals(List.of("60 2026-03-02 60"), run(rule, TODAY.plusDays(60)));
    }

    @Test
    void usage_falls_by_the_percent_that_the_rule_names_and_is_told_once_in_90_days() {
        var account = account();
        usage(account, "2026-01-20T00:00:00Z", "100");
        usage(account, "2026-02-20T00:00:00Z", "60");

        assertEquals(List.of(), run(rule(new FollowUpTrigger(Event.USAGE_FELL, null, null, 41, null)), TODAY));
        assertEquals(List.of(), run(rule(new FollowUpTrigger(Event.USAGE_FELL, null, null, 40, "logins")), TODAY));
        var rule = rule(new FollowUpTrigger(Event.USAGE_FELL, null, null, 40, null));
        assertEquals(List.of("100 40 60"), run(rule, TODAY));
        assertEquals(List.of(), run(rule, TODAY.plusDays(1)));
    }

    @Test
    void a_complaint_is_followed_up_90_days_after_its_solution_and_not_when_that_is_long_past() {
        var account = account();
        solved(account, "complaint", "2025-12-02T09:00:00Z");
        solved(account, "request", "2025-12-02T09:00:00Z");
        solved(account, "complaint", "2025-11-20T09:00:00Z");

        assertEquals(1, run(rule(new FollowUpTrigger(Event.COMPLAINT_SOLVED, null, null, null, null)), TODAY).size());
    }

    @Test
    void a_lower_band_makes_a_task_and_a_higher_one_does_not() {
        var fell = account();
        band(fell, 8000, 3000);
        var rose = account();
        band(rose, 3000, 8000);
        var rule = rule(new FollowUpTrigger(Event.BAND_FELL, null, null, null, null));

        assertEquals(List.of("green 2026-03-01 red"), run(rule, TODAY));
        assertEquals(Verdict.NOT_MET, verdict(rule, rose, TODAY));
    }

    @Test
    void who_asks_why_not_gets_the_first_reason() {
        var rule = rule(new FollowUpTrigger(Event.NOT_REACHED, 90, null, null, null));
        var other = alder.run(sql -> new Facts(sql).account(ida, "other"));
        var alone = alder.run(sql -> new Facts(sql).account(null, tier));
        var spoken = account();
        note(spoken, "2026-03-01T09:00:00Z");

        assertEquals(List.of(Verdict.OTHER_TIER, Verdict.NO_OWNER, Verdict.NOT_MET, Verdict.WOULD_MAKE),
                List.of(verdict(rule, other, TODAY), verdict(rule, alone, TODAY), verdict(rule, spoken, TODAY),
                        verdict(rule, account(), TODAY)));
    }

    @Test
    void a_caller_tries_a_rule_on_the_accounts_that_they_see() {
        var mine = account();
        var other = alder.run(sql -> new Facts(sql).account(Facts.member("alder"), tier));
        var body = body(new FollowUpTrigger(Event.NOT_REACHED, 90, null, null, null));

        assertEquals(List.of(mine), alder.seenBy(ida.value()).run(sql -> found(sql, body)));
        assertTrue(alder.run(sql -> found(sql, body)).containsAll(List.of(mine, other)));
        assertEquals(List.of(), rowan.run(sql -> found(sql, body)));
    }

    @Test
    void whoever_tries_a_rule_is_told_who_gets_nothing_and_why() {
        var alone = alder.run(sql -> new Facts(sql).account(null, tier));
        note(account(), "2026-03-01T09:00:00Z");
        var made = account();
        var trigger = new FollowUpTrigger(Event.NOT_REACHED, 90, null, null, null);
        var rule = rule(trigger);
        run(rule, TODAY);

        var preview = alder.run(sql -> {
            var tried = new Follower(sql, NOW).evaluation();
            return FollowUpPreview.of(tried.due(rule, body(trigger), 10), tried.look(rule, body(trigger)),
                    tried.unowned(rule, body(trigger), 10), body(trigger));
        });

        assertEquals(List.of(0, 3, 1, 1), List.of(preview.n(), preview.accounts(), preview.madeBefore(), preview.noOwner()));
        assertEquals(List.of(alone), preview.unowned().stream().map(FollowUpPreview.FollowUpWish::accountId).toList());
        assertEquals(Verdict.MADE_BEFORE, verdict(rule, made, TODAY));
    }

    private static List<AccountId> found(Sql sql, FollowUpRuleBody body) {
        return new Follower(sql, NOW).evaluation().due(null, body, 10).stream().map(Measured::accountId).toList();
    }

    record Title(String title) {}

    private static final String TASK =
            "select title from {engagement.visible_task} where account_id = :account and source = 'rule' and due_on = '2026-03-05'";

    record Figures(Map<String, String> figures) {}

    /** Does the rules of a day, and returns the figures of what this rule has made, in the order of their names. */
    private List<String> run(FollowUpRuleId rule, LocalDate today) {
        var before = made(rule);
        alder.run(sql -> {
            var rules = new Follower(sql, at(today)).run();
            while (rules.step()) {}
            return today;
        });
        var after = new ArrayList<>(made(rule));
        before.forEach(after::remove);
        return after;
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private List<String> made(FollowUpRuleId rule) {
        return alder.run(sql -> sql.list(Figures.class, "select reason -> 'figures' as figures from {engagement.visible_follow_up_decision}"
                + " where rule_id = :rule", Map.of("rule", rule))).stream()
                .map(one -> String.join(" ", new TreeMap<>(one.figures()).values())).toList();
    }

    private Verdict verdict(FollowUpRuleId rule, AccountId account, LocalDate today) {
        return alder.run(sql -> {
            var body = FollowUpRuleView.get(rule, sql).body();
            return new Follower(sql, at(today)).evaluation().of(rule, body, account).getFirst().verdict(body);
        });
    }

    private FollowUpRuleBody body(FollowUpTrigger trigger) {
        return new FollowUpRuleBody("Rule", trigger, List.of(tier), null,
                new FollowUpAction(null, null, "Call", null, null, null, 3, null, null),
                true);
    }

    private FollowUpRuleId rule(FollowUpTrigger trigger) {
        return alder.run(sql -> new Follower(sql, NOW).rules().add(body(trigger)));
    }

    private AccountId account() {
        return alder.run(sql -> new Facts(sql).account(ida, tier));
    }

    private void note(AccountId account, String at) {
        write(
                """
                insert into accounts.note (tenant_id, id, account_id, author_id, text, created_at, updated_at)
                values (:tenant, :id, :account, 'test', 'Called', :at, :at)
                """, account, at);
    }

    private void usage(AccountId account, String at, String value) {
        alder.run(sql -> sql.change(
                "insert into accounts.usage_point (tenant_id, account_id, metric, at, value) values (:tenant, :account, 'seats', :at, :value)",
                Map.of("account", account, "at", Instant.parse(at), "value", new BigDecimal(value))));
    }

    private void solved(AccountId account, String type, String at) {
        write(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision,
                                            history, state, state_since, created_at, updated_at, solved_at)
                values (:tenant, :id, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), :account, 'Map', '%s',
                        'general', 'api', 1, :at, 'instant', false, 'closed', :at, :at, :at, :at)
                """.formatted(type), account, at);
    }

    private void band(AccountId account, int before, int after) {
        alder.run(sql -> {
            score(sql, account, "2026-01-01", before);
            score(sql, account, "2026-03-01", after);
            return sql.change(
                    """
                    insert into accounts.account_health (tenant_id, account_id, score, band, band_since, coverage)
                    values (:tenant, :account, :score, case when :score > 5000 then 'green' else 'red' end, '2026-03-01', 10000)
                    """, Map.of("account", account, "score", after));
        });
    }

    private static UUID scorecard(Sql sql) {
        var id = TypeId.next();
        sql.change(
                """
                insert into health.scorecard (tenant_id, id, name, state, precedence, definition, created_at, updated_at)
                values (:tenant, :id, 'Card', 'draft', 0, '{}', now(), now())
                """, Map.of("id", id));
        return id;
    }

    private static void score(Sql sql, AccountId account, String since, int score) {
        sql.change(
                """
                insert into health.score (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, raw, points, freshness, seen,
                                          computed_at)
                values (:tenant, :account, :since::date, :card, :score, 10000, :score, :score,
                        case when :score > 5000 then 'green' else 'red' end, '{}', '{}', '{}', '{}', now())
                """, Map.of("account", account, "since", since, "score", score, "card", scorecard(sql)));
    }

    private void write(String statement, AccountId account, String at) {
        alder.run(sql -> sql.change(statement,
                Map.of("id", TypeId.next(), "account", account, "at", Instant.parse(at))));
    }
}
