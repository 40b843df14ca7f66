package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.identity.NamedOwners;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.Known;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Records;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The tasks of the tenant. */
@ApplicationScoped
class Tasks implements RecordCollection<Task, TaskBody, TaskView> {
    static final RecordKind KIND = RecordKind.of("tasks", "task", "engagement.task", TaskId::new, TaskEvent.class)
            .partOf(Accounts.KIND, "account_id", "title",
                    (id, account, title) -> new TaskEvent.Deleted(new TaskId(id), new AccountId(account), title, Changes.none()))
            .orAlone()
            .inBatchesOf(1_000)
            .imported();

    private static final String SEEN = "select id from {engagement.visible_task} where id = any (:ids)";

    @Inject Records records;
    @Inject WorkDays workDays;
    @Inject Home home;
    @Inject Sql sql;

    Task get(TaskId id) {
        return records.get(this, id);
    }

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Task> entity() {
        return Task.class;
    }

    @Override
    public Class<TaskBody> body() {
        return TaskBody.class;
    }

    @Override
    public Task of(TaskBody body, Instant now) {
        return new Task(body, now);
    }

    @Override
    public TaskView view(Id id) {
        return TaskView.get((TaskId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, TaskView.class, TaskView.SEEN, TaskView::externalKeys);
    }

    @Override
    public Surroundings<Task, TaskBody> around(List<TaskBody> bodies, Collection<Task> tasks) {
        var at = Stream.concat(
                bodies.stream().flatMap(body -> Stream.ofNullable(body.accountId())),
                tasks.stream().flatMap(task -> Stream.ofNullable(task.accountId())));
        var named = new TaskSurroundings.Named(
                Known.among(tasks.stream().map(Task::id), SEEN, sql), SeenAccounts.held(at, sql),
                NamedOwners.working(bodies.stream().map(TaskBody::ownerId), sql), NamedTeams.of(bodies.stream().map(TaskBody::teamId), sql),
                NamedSources.of(bodies, sql));
        return new TaskSurroundings(named, workDays, home.settings());
    }
}
