package io.perennial.engagement.tasks;

import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends and reopens tasks that other parts of the program have planned, when what they are for is done elsewhere. Works in listeners. */
@ApplicationScoped
public class CausedTasks {
    private record Caused(UUID id) {}

    private static final String CAUSED = "select id from {whole engagement.task} where cause = :cause and deleted_at is null";
    private static final String EXPLAIN =
            """
            update engagement.task t
            set reason = jsonb_set(reason, '{figures}', jsonb_strip_nulls((reason -> 'figures') || :more::jsonb))
            where tenant_id = :tenant and id = :id and reason is not null
              and reason -> 'figures' is distinct from jsonb_strip_nulls((reason -> 'figures') || :more::jsonb)
            """;

    @Inject Tasks tasks;
    @Inject Records records;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    /**
     * Completes, drops or reopens the task of a cause, unless it stands so already. Does nothing without such a task.
     *
     * @param said what was done, or why it was dropped, which needs a reason; null for neither
     */
    public void settle(String cause, TaskState wanted, @Nullable String said) {
        find(cause).flatMap(task -> moved(task, wanted, said)).ifPresent(events::publish);
    }

    /**
     * Drops the open task of a cause, because what it is for is over, unless somebody has it in hand: then it stays, and its reason says what has
     * changed since. One that is done or dropped stays as it is.
     *
     * @param more figures of its reason
     * @return false if it stays
     */
    public boolean overtake(String cause, String why, Map<String, String> more) {
        var found = find(cause);
        if (found.isEmpty()) return true;
        var task = found.get();
        if (task.state() != TaskState.OPEN) return false;
        if (task.isTaken()) {
            explain(task, more);
            return false;
        }
        events.publish(task.drop(why, clock.instant()));
        return true;
    }

    /** Adds figures to the reason of the open task of a cause. */
    public void explain(String cause, Map<String, ? extends @Nullable Object> more) {
        find(cause).filter(task -> task.state() == TaskState.OPEN).ifPresent(task -> explain(task, more));
    }

    private Optional<Task> find(String cause) {
        return sql.first(Caused.class, CAUSED, Map.of("cause", cause)).flatMap(one -> records.find(tasks, new TaskId(one.id())));
    }

    private void explain(Task task, Map<String, ? extends @Nullable Object> more) {
        if (sql.change(EXPLAIN, Map.of("id", task.id(), "more", more)) > 0) events.publish(task.explained(more, clock.instant()));
    }

    private Optional<TaskEvent> moved(Task task, TaskState wanted, @Nullable String said) {
        if (task.state() == wanted) return Optional.empty();
        var now = clock.instant();
        if (task.state() != TaskState.OPEN && wanted != TaskState.OPEN) return Optional.of(task.endAs(wanted, said, now));
        return Optional.of(switch (wanted) {
            case OPEN -> task.reopen(task.state(), now);
            case DONE -> task.complete(said, now);
            case DROPPED -> task.drop(said == null ? "" : said, now);
        });
    }
}
