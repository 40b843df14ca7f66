package io.perennial.engagement.tasks;

import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tasks for other parts of the program, one for each cause. */
@ApplicationScoped
public class PlannedTasks {
    private record Made(UUID id, String cause) {}

    /** Waits for another transaction that makes the same task, and then makes none. */
    private static final String MAKE =
            """
            insert into engagement.task (tenant_id, id, account_id, title, note, owner_id, team_id, due_on, due_until, priority, checklist, ticket_id,
                                         renewal_id, source,
                                         source_id, reason, cause, created_at, updated_at)
            select o.tenant_id, r.id, r.account, r.title, r.note, r.owner, r.team, r.due_on, r.until, r.priority, r.steps, r.ticket, r.renewal, r.source,
                   r.source_id, r.reason, r.cause, r.now, r.now
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :account::uuid[], :title::text[], :note::text[], :owner::uuid[], :team::uuid[], :dueOn::date[],
                        :until::timestamptz[], :priority::text[], :steps::jsonb[], :ticket::uuid[], :renewal::uuid[], :source::text[], :sourceId::text[], :reason::jsonb[],
                        :cause::text[], :now::timestamptz[])
                 r (id, account, title, note, owner, team, due_on, until, priority, steps, ticket, renewal, source, source_id, reason, cause, now)
            on conflict (tenant_id, cause) where cause is not null do nothing
            returning id, cause
            """;

    private final Sql sql;
    private final Events events;
    private final Home home;
    private final Clock clock;

    @Inject
    public PlannedTasks(Sql sql, Events events, Home home, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.home = home;
        this.clock = clock;
    }

    /** Makes a task, unless its cause has made one before. */
    public Optional<TaskId> plan(PlannedTask task) {
        return Optional.ofNullable(plan(List.of(task)).get(task.cause()));
    }

    /** Makes tasks with one statement. Returns the new ones by their causes. */
    public Map<String, TaskId> plan(List<PlannedTask> tasks) {
        var made = sql.listEach(Made.class, MAKE, tasks.stream().map(this::row).toList()).stream()
                .collect(Collectors.toMap(Made::cause, one -> new TaskId(one.id())));
        for (var task : tasks) {
            var id = made.get(task.cause());
            if (id != null) events.publish(new TaskEvent.Created(id, task.account(), task.title(), changes(task)));
        }
        return made;
    }

    private static Changes changes(PlannedTask task) {
        return new Changes(Map.of("title", new Change(null, task.title()), "dueOn", new Change(null, task.dueOn())));
    }

    private Map<String, @Nullable Object> row(PlannedTask task) {
        return Sql.values(
                "id", TypeId.next(), "account", task.account(), "title", task.title(), "note", task.note(), "owner", task.owner(),
                "team", task.team(), "dueOn", task.dueOn(), "until", home.settings().endOf(task.dueOn()), "priority", task.priority(),
                "steps", task.steps().stream().map(step -> new ChecklistItem(step, false)).toList(), "ticket", task.ticket(), "renewal",
                task.renewal(), "source", task.source(), "sourceId",
                task.sourceId(), "reason", task.reason(), "cause", task.cause(), "now", clock.instant());
    }
}
