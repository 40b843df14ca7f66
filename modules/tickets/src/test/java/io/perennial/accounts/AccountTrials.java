package io.perennial.accounts;

import io.perennial.platform.sql.Sql;
import io.perennial.records.search.SearchKind;

/** Reads accounts in the measurements of other modules. */
public final class AccountTrials {
    public static final SearchKind SEARCHED = AccountSearch.KIND;

    private AccountTrials() {}

    public static AccountView get(AccountId id, Sql sql) {
        return AccountView.get(id, sql);
    }
}
