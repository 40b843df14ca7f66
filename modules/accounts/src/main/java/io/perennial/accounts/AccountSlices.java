package io.perennial.accounts;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** The slices through which callers see accounts and what belongs to them. */
public final class AccountSlices implements DeclaredSlices {
    public static final String ACCOUNT = "accounts.visible_account";

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.ofAccounts(ACCOUNT, "accounts.live_account", "owner_id", "segment"),
                // The application's role cannot lock rows of a view.
                Slice.ofAccounts("accounts.visible_account_or_deleted", "accounts.account", "owner_id", "segment"),
                Slice.ofAccounts("accounts.visible_contact", "accounts.live_contact", "account_owner_id", "account_segment"),
                Slice.ofAccounts("accounts.visible_contract", "accounts.live_contract", "account_owner_id", "account_segment"),
                Slice.ofAccounts("accounts.visible_note", "accounts.live_note", "account_owner_id", "account_segment"),
                Slice.through("accounts.visible_notice", "accounts.notice", "account_id", ACCOUNT),
                Slice.through("accounts.visible_usage", "accounts.usage_point", "account_id", ACCOUNT),
                Slice.ofWork("accounts.visible_import", "accounts.import", "own_accounts_of", "sight"),
                Slice.through("accounts.visible_refused_row", "accounts.import_refusal", "import_id", "accounts.visible_import"));
    }

    @Override
    public Set<String> others() {
        return Set.of(
                "accounts.contact", "accounts.contract", "accounts.note", "accounts.account_health", "accounts.contract_line",
                "accounts.every_account", "accounts.every_contact", "accounts.every_contract", "accounts.every_note", "accounts.usage",
                "accounts.health", "platform.history", "accounts.account_search", "accounts.contact_search", "accounts.contract_search",
                "accounts.note_search");
    }
}
