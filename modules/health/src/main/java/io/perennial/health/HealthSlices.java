package io.perennial.health;

import io.perennial.accounts.AccountSlices;
import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** The slices through which callers see facts about accounts' health. */
public final class HealthSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of(
                ofAccount("outcome"),
                ofAccount("signal"),
                ofAccount("sentiment"),
                ofAccount("score"),
                Slice.ofWork("health.visible_trial", "health.trial", "own_accounts_of", "sight"));
    }

    private static Slice ofAccount(String noun) {
        return Slice.through("health.visible_" + noun, "health." + noun, "account_id", AccountSlices.ACCOUNT);
    }

    @Override
    public Set<String> others() {
        return Set.of("health.known_band", "health.tally", "health.churned_tally");
    }
}
