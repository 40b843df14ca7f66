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
        var found = sql.first(Caused.class, CAUSED, Map.of("cause", cause)).flatMap(one -> records.find(tasks, new TaskId(one.id())));
        found.flatMap(task -> moved(task, wanted, said)).ifPresent(events::publish);
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
