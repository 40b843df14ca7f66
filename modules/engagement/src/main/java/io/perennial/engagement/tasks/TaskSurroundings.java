package io.perennial.engagement.tasks;

import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.identity.NamedOwners;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.records.Surroundings;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows what some tasks refer to, read once for all of them, and computes when they are due. */
final class TaskSurroundings implements Surroundings<Task, TaskBody> {
    /** @param visible those of the existing tasks that the caller sees */
    record Named(Set<UUID> visible, SeenAccounts accounts, NamedOwners owners, NamedTeams teams, NamedSources sources) {}

    private final Named named;
    private final WorkDays workDays;
    private final Home.Settings home;

    TaskSurroundings(Named named, WorkDays workDays, Home.Settings home) {
        this.named = named;
        this.workDays = workDays;
        this.home = home;
    }

    @Override
    public boolean sees(Task task) {
        return named.visible().contains(task.id().value());
    }

    /** Accepts an unchanged account: a member sees the own tasks, and may not see their accounts. */
    @Override
    public void check(TaskBody body, @Nullable Task of) {
        var before = Maybe.map(of, Task::body);
        var account = body.accountId();
        if (account == null && body.ownerId() == null && body.teamId() == null)
            throw new Invalid(List.of(new FieldError("/accountId", "required", "is required without an owner and a team")));
        if (account != null && (before == null || !account.equals(before.accountId()))) named.accounts().require(account);
        var owner = Maybe.map(before, TaskBody::ownerId);
        if (body.ownerId() != null && !body.ownerId().equals(owner) && !Call.current().answersFor(body.ownerId().value()))
            throw TaskRefusal.OWNER_NOT_SELF.at("/ownerId", "The owner must be you or a member whose accounts you can see.");
        named.owners().require(body.ownerId(), owner);
        named.teams().require(body.teamId(), Maybe.map(before, TaskBody::teamId));
        named.sources().require(body, before);
    }

    @Override
    public void changed(Task task, @Nullable TaskBody before) {
        var body = task.body();
        var counted = Maybe.map(body.dueInWorkDays(), days -> counted(task, days));
        var day = counted == null ? body.dueOn() : counted.day();
        task.falls(day, body.dueAt() != null ? body.dueAt() : Maybe.map(day, home::endOf),
                counted != null && counted.provisional());
    }

    private WorkDays.WorkDay counted(Task task, int days) {
        return workDays.counted(LocalDate.ofInstant(task.made(), home.zone()), days, task.accountId());
    }
}
