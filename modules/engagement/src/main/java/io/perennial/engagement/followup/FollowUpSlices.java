package io.perennial.engagement.followup;

import io.perennial.accounts.AccountSlices;
import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares the slice of what rules have made: of the accounts that a caller sees. */
public final class FollowUpSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of(Slice.through(
                "engagement.visible_follow_up_decision", "engagement.follow_up_decision", "account_id", AccountSlices.ACCOUNT));
    }

    @Override
    public Set<String> others() {
        return Set.of();
    }
}
