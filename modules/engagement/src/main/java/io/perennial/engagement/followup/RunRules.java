package io.perennial.engagement.followup;

import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.tasks.PlannedTask;
import io.perennial.engagement.tasks.PlannedTasks;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskSource;
import io.perennial.engagement.tasks.WorkDays;
import io.perennial.identity.Home;
import io.perennial.kernel.Id;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does the rules once a day in the tenant's zone, and those that an event has woken at once. Each step makes tasks or callbacks and notes why in one
 * transaction, and the cause is unique: a step that was killed is done again as a whole, and none makes a second one of a cause.
 */
@ApplicationScoped
class RunRules implements PendingJob {
    static final String JOB = "follow-up";
    private static final int AT_ONCE = 500;

    /** Each of them needs a search of free time. */
    private static final int CALLBACKS_AT_ONCE = 50;

    private static final String NOTE =
            """
            insert into engagement.follow_up_decision (tenant_id, rule_id, account_id, cause, task_id, callback_id, reason, decided_at)
            select o.tenant_id, r.rule, r.account, r.cause, r.task, r.callback, r.reason, r.now
            from {platform.owner} o cross join
                 unnest(:rule::uuid[], :account::uuid[], :cause::text[], :task::uuid[], :callback::uuid[], :reason::jsonb[], :now::timestamptz[])
                 r (rule, account, cause, task, callback, reason, now)
            on conflict (tenant_id, rule_id, account_id, cause) do nothing
            """;

    /** @param more figures beside those that the rule has found */
    private record Result(Id id, Map<String, String> more) {}

    private final FollowUpRules rules;
    private final Evaluation evaluation;
    private final PlannedTasks tasks;
    private final FollowUpCallbacks callbacks;
    private final WorkDays workDays;
    private final Home home;
    private final Sql sql;
    private final Clock clock;

    @Inject
    RunRules(FollowUpRules rules, Evaluation evaluation, PlannedTasks tasks, FollowUpCallbacks callbacks, WorkDays workDays, Home home,
            Sql sql, Clock clock) {
        this.rules = rules;
        this.evaluation = evaluation;
        this.tasks = tasks;
        this.callbacks = callbacks;
        this.workDays = workDays;
        this.home = home;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return rules.isPending(home.today());
    }

    @Override
    public boolean step() {
        var next = rules.next(home.today());
        next.ifPresent(this::run);
        return next.isPresent();
    }

    private void run(FollowUpRules.Due rule) {
        int atOnce = rule.body().action().isCallback() ? CALLBACKS_AT_ONCE : AT_ONCE;
        var found = evaluation.due(rule.id(), rule.body(), atOnce);
        var made = rule.body().action().isCallback() ? callbacks(rule, found) : tasks(rule, found);
        sql.changeEach(NOTE, found.stream().filter(one -> made.containsKey(cause(rule, one)))
                .map(one -> decision(rule, one, Objects.requireNonNull(made.get(cause(rule, one))))).toList());
        if (found.size() < atOnce) rules.done(rule.id(), home.today());
    }

    private Map<String, Result> tasks(FollowUpRules.Due rule, List<Measured> found) {
        var made = new HashMap<String, Result>();
        tasks.plan(found.stream().map(one -> task(rule, one)).toList()).forEach((cause, id) -> made.put(cause, new Result(id, Map.of())));
        return made;
    }

    private Map<String, Result> callbacks(FollowUpRules.Due rule, List<Measured> found) {
        var made = new HashMap<String, Result>();
        for (var one : found) {
            var cause = cause(rule, one);
            var due = due(rule, one);
            callbacks.plan(rule.body().action(), one, cause, due)
                    .ifPresent(planned -> made.put(cause, new Result(planned.id(), later(due, planned.startsAt()))));
        }
        return made;
    }

    /** Returns figures that say when a callback takes place that had no room on the day that the rule names. */
    private Map<String, String> later(LocalDate due, Instant startsAt) {
        var day = LocalDate.ofInstant(startsAt, home.settings().zone());
        return day.isAfter(due) ? Map.of("wantedOn", due.toString(), "plannedOn", day.toString()) : Map.of();
    }

    private LocalDate due(FollowUpRules.Due rule, Measured found) {
        return workDays.after(home.today(), Objects.requireNonNull(rule.body().action().dueInWorkDays()), found.accountId());
    }

    private static String cause(FollowUpRules.Due rule, Measured found) {
        return rule.id().text() + " " + found.accountId().text() + " " + found.found();
    }

    private PlannedTask task(FollowUpRules.Due rule, Measured found) {
        var action = rule.body().action();
        return new PlannedTask(
                cause(rule, found), found.accountId(), action.title(), action.note(), action.memberId(), action.teamId(), due(rule, found),
                Objects.requireNonNull(action.priority()), action.steps(), found.ticketId(), found.renewalId(), TaskSource.RULE,
                rule.id().text(), found.reason(rule.body()));
    }

    private Map<String, @Nullable Object> decision(FollowUpRules.Due rule, Measured found, Result made) {
        return Sql.values(
                "rule", rule.id(), "account", found.accountId(), "cause", found.found(), "task",
                made.id() instanceof TaskId ? made.id() : null, "callback", made.id() instanceof CallbackId ? made.id() : null, "reason",
                found.reason(rule.body()).with(made.more()), "now", clock.instant());
    }
}
