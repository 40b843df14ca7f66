package io.perennial.accounts.imports;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The accounts that rows name by their own external key or by that of one of their contracts, as far as the importer may see them. */
final class NamedAccounts {
    record Named(String externalId, AccountId id) {}

    private static final String BY_ACCOUNT =
            """
            select k.external_id, a.id
            from {records.external_key} k
            join {accounts.visible_account} a on a.id = k.record_id
            where k.kind = 'accounts' and k.system = :system and k.external_id = any (:ids)
            """;
    private static final String BY_CONTRACT =
            """
            select k.external_id, c.account_id as id
            from {records.external_key} k
            join {accounts.visible_contract} c on c.id = k.record_id
            where k.kind = 'contracts' and k.system = :system and k.external_id = any (:ids)
            """;

    private NamedAccounts() {}

    /** Returns the known accounts by external id. */
    static Map<String, AccountId> of(ImportMapping.AccountKey key, Collection<String> externalIds, Sql sql) {
        var query = switch (key.through()) {
            case ACCOUNT -> BY_ACCOUNT;
            case CONTRACT -> BY_CONTRACT;
        };
        var ids = externalIds.stream().distinct().toArray(String[]::new);
        var accounts = new HashMap<String, AccountId>();
        for (var named : sql.list(Named.class, query, Map.of("system", key.system(), "ids", ids)))
            accounts.put(named.externalId(), named.id());
        return accounts;
    }
}
