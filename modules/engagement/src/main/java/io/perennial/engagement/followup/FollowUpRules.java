package io.perennial.engagement.followup;

import io.perennial.engagement.followup.FollowUpTrigger.Event;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the tenant. A rule that is new, changed or woken is done at once. */
@ApplicationScoped
class FollowUpRules {
    /** @param body without its name */
    record Due(FollowUpRuleId id, FollowUpRuleBody body) {}

    private static final String WORKING = "select id from {identity.working_member} where id = any (:ids)";
    private static final String TEAMS = "select distinct team_id as id from {identity.team_member} where team_id = any (:ids)";
    private static final String ADD =
            """
            insert into engagement.follow_up_rule (tenant_id, id, name, event, definition, enabled, created_at, updated_at)
            values (:tenant, :id, :name, :event, :definition, :enabled, :now, :now)
            """;
    private static final String CHANGE =
            """
            update engagement.follow_up_rule
            set name = :name, event = :event, definition = :definition, enabled = :enabled, ran_on = null, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String DELETE = "delete from engagement.follow_up_rule where tenant_id = :tenant and id = :id";
    private static final String HELD = "select id from {engagement.follow_up_rule} where id = :id for update";
    private static final String WAKE =
            "update engagement.follow_up_rule set ran_on = null where tenant_id = :tenant and enabled and event = any (:events::text[])";
    private static final String TO_RUN =
            """
            select id, definition as body from {engagement.follow_up_rule}
            where enabled and (ran_on is null or ran_on < :today)
            """;
    private static final String DONE = "update engagement.follow_up_rule set ran_on = :today where tenant_id = :tenant and id = :id";

    private final Sql sql;
    private final Events events;
    private final Clock clock;
    private final Jobs jobs;

    @Inject
    FollowUpRules(Sql sql, Events events, Clock clock, Jobs jobs) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        this.jobs = jobs;
    }

    FollowUpRuleId add(FollowUpRuleBody body) {
        requireAllAccounts();
        check(body, "");
        var id = new FollowUpRuleId(TypeId.next());
        write(ADD, id, body);
        events.publish(new FollowUpRuleEvent.Created(id, body.name(), Changes.to(body)));
        return id;
    }

    void change(FollowUpRuleView rule, FollowUpRuleBody to) {
        requireAllAccounts();
        check(to, "");
        write(CHANGE, rule.id(), to);
        events.publish(new FollowUpRuleEvent.Changed(rule.id(), to.name(), Changes.between(rule.body(), to)));
    }

    void delete(FollowUpRuleView rule) {
        requireAllAccounts();
        sql.change(DELETE, Map.of("id", rule.id()));
        events.publishGone(new FollowUpRuleEvent.Deleted(rule.id(), rule.name(), Changes.none()), rule.version());
    }

    /** Locks the rule, and returns it as it is now. */
    FollowUpRuleView get(FollowUpRuleId id) {
        sql.list(Known.class, HELD, Map.of("id", id));
        return FollowUpRuleView.get(id, sql);
    }

    /** Refuses a caller who sees a part: a rule makes work for all accounts, and its work tells of them. */
    private static void requireAllAccounts() {
        if (!Call.current().sight().all())
            throw RequestRefusal.FORBIDDEN.because("A rule makes work for all accounts, and you see only a part of them.");
    }

    /** @param in the pointer of the rule in the request */
    void check(FollowUpRuleBody body, String in) {
        var action = body.action();
        if (action.memberId() != null && Known.among(Stream.of(action.memberId()), WORKING, sql).isEmpty())
            throw FollowUpRefusal.UNKNOWN_OWNER.at(in + "/action/memberId", "Unknown member.");
        if (action.teamId() != null && Known.among(Stream.of(action.teamId()), TEAMS, sql).isEmpty())
            throw FollowUpRefusal.UNKNOWN_TEAM.at(in + "/action/teamId", "Unknown team.");
    }

    private void write(String statement, FollowUpRuleId id, FollowUpRuleBody body) {
        sql.change(statement, Sql.values(
                "id", id, "name", body.name(), "event", body.trigger().event(), "definition", body, "enabled", body.enabled(), "now",
                clock.instant()));
        jobs.wake(RunRules.JOB);
    }

    /** Has the rules that watch these events done again. */
    void wake(Event... events) {
        var names = Stream.of(events).map(event -> event.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
        if (sql.change(WAKE, Map.of("events", names)) > 0) jobs.wake(RunRules.JOB);
    }

    boolean isPending(LocalDate today) {
        return sql.number("select count(*) from (" + TO_RUN + " limit 1) r", Map.of("today", today)) > 0;
    }

    /** Locks the next rule that is not done for the day, unless another node does it now. */
    Optional<Due> next(LocalDate today) {
        return sql.first(Due.class, TO_RUN + " order by id limit 1 for update skip locked", Map.of("today", today));
    }

    void done(FollowUpRuleId id, LocalDate today) {
        sql.change(DONE, Map.of("id", id, "today", today));
    }

    @Produces
    static FollowedKind followed() {
        return FollowUpRuleView.FOLLOWED;
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("fup", "engagement.follow_up_rule");
    }
}
