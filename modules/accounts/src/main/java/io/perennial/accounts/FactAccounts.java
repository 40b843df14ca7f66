package io.perennial.accounts;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts that some facts name by id or by external key, as far as the caller may see them. One statement reads them all. */
final class FactAccounts {
    private static final int MAXIMUM_ERRORS = 100;

    record Named(AccountId id, @Nullable String system, @Nullable String externalId) {}

    private static final String NAMED =
            """
            select a.id, null as system, null as external_id
            from {accounts.visible_account} a
            where a.id = any (:ids)
            union all
            select a.id, k.system, k.external_id
            from (select distinct unnest(:systems::text[]) as system, unnest(:externalIds::text[]) as external_id) w
            join {records.external_key} k on k.kind = 'accounts' and k.system = w.system and k.external_id = w.external_id
            join {accounts.visible_account} a on a.id = k.record_id
            """;

    private final Map<AccountId, AccountId> byId = new HashMap<>();
    private final Map<ExternalKey, AccountId> byKey = new HashMap<>();

    static FactAccounts of(Collection<? extends Fact> facts, Sql sql) {
        var ids = facts.stream().map(Fact::accountId).filter(Objects::nonNull).distinct().toList();
        var keys = facts.stream().map(Fact::account).filter(Objects::nonNull).distinct().toList();
        var accounts = new FactAccounts();
        var named = sql.list(Named.class, NAMED, Map.of(
                "ids", ids.stream().map(AccountId::value).toArray(UUID[]::new),
                "systems", keys.stream().map(ExternalKey::system).toArray(String[]::new),
                "externalIds", keys.stream().map(ExternalKey::externalId).toArray(String[]::new)));
        for (var account : named) accounts.add(account);
        return accounts;
    }

    private void add(Named account) {
        if (account.system() == null || account.externalId() == null) byId.put(account.id(), account.id());
        else byKey.put(new ExternalKey(account.system(), account.externalId()), account.id());
    }

    List<AccountId> all(List<? extends Fact> facts, String field) {
        var located = new ArrayList<AccountId>(facts.size());
        var unknown = new ArrayList<FieldError>();
        for (int index = 0; index < facts.size(); index++) {
            var account = of(facts.get(index));
            if (account == null) unknown.add(unknown("/" + field + "/" + index, facts.get(index)));
            else located.add(account);
        }
        if (!unknown.isEmpty()) throw new Invalid(unknown.subList(0, Math.min(unknown.size(), MAXIMUM_ERRORS)));
        return located;
    }

    AccountId one(Fact fact) {
        var account = of(fact);
        if (account == null)
            throw AccountRefusal.UNKNOWN_ACCOUNT.at(fact.account() == null ? "/accountId" : "/account", "Unknown account.");
        return account;
    }

    private @Nullable AccountId of(Fact fact) {
        return fact.account() == null ? byId.get(fact.accountId()) : byKey.get(fact.account());
    }

    private static FieldError unknown(String at, Fact fact) {
        var field = fact.account() == null ? "accountId" : "account";
        return new FieldError(at + "/" + field, "unknown_account", "Unknown account.");
    }
}
