package io.perennial.engagement.tasks;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.events.Events;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Completes, drops and snoozes tasks, and undoes that. The same request again answers as the first did. */
@Path("tasks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskOutcomesResource {
    /** The body of PUT /tasks/{id}/completion. */
    public record TaskCompletion(@Characters(max = 2_000) @Nullable String note) {}

    /** The body of PUT /tasks/{id}/dropping: why it is not done. */
    public record TaskDropping(@NotNull @Characters(max = 2_000) String reason) {}

    /** The body of PUT /tasks/{id}/snooze. */
    public record TaskSnooze(@NotNull Instant until) {}

    @Inject Tasks tasks;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Sql sql;

    @PUT
    @Path("{id}/completion")
    @RequiresPermissions("tasks:write")
    public TaskView complete(@PathParam("id") TaskId id, @BeanParam Conditions conditions, TaskCompletion done) {
        return moved(id, conditions, task -> task.state() == TaskState.DONE, task -> task.is(TaskState.DONE, done.note()),
                task -> task.complete(done.note(), clock.instant()));
    }

    @DELETE
    @Path("{id}/completion")
    @RequiresPermissions("tasks:write")
    public TaskView undoCompletion(@PathParam("id") TaskId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, task -> task.reopen(TaskState.DONE, clock.instant()));
    }

    @PUT
    @Path("{id}/dropping")
    @RequiresPermissions("tasks:write")
    public TaskView drop(@PathParam("id") TaskId id, @BeanParam Conditions conditions, TaskDropping dropping) {
        return moved(id, conditions, task -> task.state() == TaskState.DROPPED, task -> task.is(TaskState.DROPPED, dropping.reason()),
                task -> task.drop(dropping.reason(), clock.instant()));
    }

    @DELETE
    @Path("{id}/dropping")
    @RequiresPermissions("tasks:write")
    public TaskView undoDropping(@PathParam("id") TaskId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, task -> task.reopen(TaskState.DROPPED, clock.instant()));
    }

    @PUT
    @Path("{id}/snooze")
    @RequiresPermissions("tasks:write")
    public TaskView snooze(@PathParam("id") TaskId id, @BeanParam Conditions conditions, TaskSnooze snooze) {
        var until = snooze.until().truncatedTo(ChronoUnit.SECONDS);
        return moved(id, conditions, task -> task.snoozedUntil() != null, task -> until.equals(task.snoozedUntil()), task -> {
            if (!until.isAfter(clock.instant())) throw new Invalid(List.of(new FieldError("/until", "rule", "must be in the future")));
            return task.snooze(until, clock.instant());
        });
    }

    @DELETE
    @Path("{id}/snooze")
    @RequiresPermissions("tasks:write")
    public TaskView wake(@PathParam("id") TaskId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, task -> {
            if (task.snoozedUntil() == null) throw TaskRefusal.OUTCOME_DIFFERS.because("The task is not snoozed.");
            return task.snooze(null, clock.instant());
        });
    }

    /**
     * @param isSet true if the request would overwrite something
     * @param isDone true if the same request has done this before; its answer may have been lost
     */
    private TaskView moved(
            TaskId id, Conditions conditions, Predicate<Task> isSet, Predicate<Task> isDone, Function<Task, TaskEvent> move) {
        var task = tasks.get(id);
        conditions.refuseExisting(task.version(), isSet.test(task));
        if (!isDone.test(task)) {
            conditions.refuseStale(task.version());
            events.publish(move.apply(task));
        }
        return TaskView.get(id, sql);
    }

    private TaskView undone(TaskId id, IfMatch version, Function<Task, TaskEvent> move) {
        var task = tasks.get(id);
        version.check(task);
        events.publish(move.apply(task));
        return TaskView.get(id, sql);
    }
}
