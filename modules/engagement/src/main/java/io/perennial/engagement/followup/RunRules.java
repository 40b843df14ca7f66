package io.perennial.engagement.followup;

import io.perennial.engagement.tasks.PlannedTask;
import io.perennial.engagement.tasks.PlannedTasks;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskSource;
import io.perennial.engagement.tasks.WorkDays;
import io.perennial.identity.Home;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does the rules once a day in the tenant's zone, and those that an event has woken at once. Each step makes tasks and notes why in one
 * transaction, and the cause is unique: a step that was killed is done again as a whole, and none makes a second task of a cause.
 */
@ApplicationScoped
class RunRules implements PendingJob {
    static final String JOB = "follow-up";
    private static final int AT_ONCE = 500;

    private static final String NOTE =
            """
            insert into engagement.follow_up_decision (tenant_id, rule_id, account_id, cause, task_id, reason, decided_at)
            select o.tenant_id, r.rule, r.account, r.cause, r.task, r.reason, r.now
            from {platform.owner} o cross join
                 unnest(:rule::uuid[], :account::uuid[], :cause::text[], :task::uuid[], :reason::jsonb[], :now::timestamptz[])
                 r (rule, account, cause, task, reason, now)
            on conflict (tenant_id, rule_id, account_id, cause) do nothing
            """;

    private final FollowUpRules rules;
    private final Evaluation evaluation;
    private final PlannedTasks tasks;
    private final WorkDays workDays;
    private final Home home;
    private final Sql sql;
    private final Clock clock;

    @Inject
    RunRules(FollowUpRules rules, Evaluation evaluation, PlannedTasks tasks, WorkDays workDays, Home home, Sql sql, Clock clock) {
        this.rules = rules;
        this.evaluation = evaluation;
        this.tasks = tasks;
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
        var found = evaluation.due(rule.id(), rule.body(), AT_ONCE);
        var made = tasks.plan(found.stream().map(one -> task(rule, one)).toList());
        sql.changeEach(NOTE, found.stream().filter(one -> made.containsKey(cause(rule, one)))
                .map(one -> decision(rule, one, Objects.requireNonNull(made.get(cause(rule, one))))).toList());
        if (found.size() < AT_ONCE) rules.done(rule.id(), home.today());
    }

    private static String cause(FollowUpRules.Due rule, Measured found) {
        return rule.id().text() + " " + found.accountId().text() + " " + found.found();
    }

    private PlannedTask task(FollowUpRules.Due rule, Measured found) {
        var action = rule.body().action();
        var due = workDays.after(home.today(), Objects.requireNonNull(action.dueInWorkDays()), found.accountId());
        return new PlannedTask(
                cause(rule, found), found.accountId(), action.title(), action.note(), action.memberId(), action.teamId(), due,
                Objects.requireNonNull(action.priority()), action.steps(), found.ticketId(), found.renewalId(), TaskSource.RULE,
                rule.id().text(), found.reason(rule.body()));
    }

    private Map<String, @Nullable Object> decision(FollowUpRules.Due rule, Measured found, TaskId task) {
        return Sql.values(
                "rule", rule.id(), "account", found.accountId(), "cause", found.found(), "task", task, "reason",
                found.reason(rule.body()), "now", clock.instant());
    }
}
