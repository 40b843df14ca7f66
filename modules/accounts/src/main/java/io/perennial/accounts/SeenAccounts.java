package io.perennial.accounts;

import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.NamedWholes;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts that the caller may see, read and locked once for all records that belong to them or are to belong to them. */
public record SeenAccounts(Set<UUID> ids) {
    /** Locks always in the same order. A record cannot be added to an account that is just deleted. */
    private static final String HELD =
            """
            select id from {accounts.visible_account_or_deleted}
            where id = any (:ids) and deleted_at is null
            order by id
            for no key update
            """;

    /** Locks those of the accounts that the caller may see until the end of the transaction. */
    public static SeenAccounts held(Stream<AccountId> ids, Sql sql) {
        return new SeenAccounts(Known.among(ids, HELD, sql));
    }

    public boolean has(AccountId account) {
        return ids.contains(account.value());
    }

    /** Refuses the account of a body, in the field that names it, if the caller does not see it. */
    public void require(AccountId account) {
        require(account, NamedWholes.isUnknownKey(account) ? "/account" : "/accountId");
    }

    /** Refuses an account that a body names in this field, if the caller does not see it. */
    public void require(AccountId account, String field) {
        if (!has(account)) throw AccountRefusal.UNKNOWN_ACCOUNT.at(field, "Unknown account.");
    }
}
