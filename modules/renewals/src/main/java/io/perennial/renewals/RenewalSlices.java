package io.perennial.renewals;

import io.perennial.accounts.AccountSlices;
import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares the slices through which callers see renewals, leads, calls, ledger entries, balances, forecast lines and submissions. */
public final class RenewalSlices implements DeclaredSlices {
    private static final String RENEWAL = "renewals.visible_renewal";

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.ofAccounts(RENEWAL, "renewals.live_renewal", "account_owner_id", "segment"),
                Slice.ofAccounts("renewals.visible_expansion", "renewals.live_expansion", "account_owner_id", "account_segment"),
                Slice.through("renewals.visible_call", "renewals.renewal_call", "renewal_id", RENEWAL),
                Slice.through("renewals.visible_entry", "renewals.ledger_entry", "account_id", AccountSlices.ACCOUNT),
                Slice.through("renewals.visible_balance", "renewals.ledger_balance", "account_id", AccountSlices.ACCOUNT),
                Slice.through("renewals.visible_forecast_line", "renewals.forecast_line", "account_id", AccountSlices.ACCOUNT),
                Slice.ofMembers("renewals.visible_submission", "renewals.forecast_submission", "member_id"));
    }

    @Override
    public Set<String> others() {
        return Set.of(
                "renewals.renewal", "renewals.expansion", "renewals.named_risk", "renewals.ledger_account", "renewals.ledger_tally");
    }
}
