package io.perennial.engagement.tasks;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares the slice of tasks: those of the accounts that a caller sees, and those that are given to the caller or the caller's teams. */
public final class TaskSlices implements DeclaredSlices {
    static final String TASK = "engagement.visible_task";

    private static final String GIVEN =
            "owner_id = :sightCaller or team_id in (select team_id from {identity.team_member} where member_id = :sightCaller)";

    @Override
    public List<Slice> slices() {
        return List.of(Slice.ofAccounts(TASK, "engagement.live_task", "account_owner_id", "account_segment").or(GIVEN));
    }

    @Override
    public Set<String> others() {
        return Set.of("engagement.task");
    }
}
