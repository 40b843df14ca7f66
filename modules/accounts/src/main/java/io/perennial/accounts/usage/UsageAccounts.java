package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.ExternalKey;
import io.perennial.platform.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accounts that some points name, by id or by external key, as far as the caller may see them: one statement. */
final class UsageAccounts {
    record Named(AccountId id, @Nullable String system, @Nullable String externalId) {}

    private static final String NAMED =
            """
            select a.id, null as system, null as external_id
            from {accounts.live_account} a
            where a.id = any (:ids) and (:viewer::uuid is null or a.owner_id = :viewer)
            union all
            select a.id, k.system, k.external_id
            from (select distinct unnest(:systems::text[]) as system, unnest(:externalIds::text[]) as external_id) w
            join {accounts.account_key} k on k.system = w.system and k.external_id = w.external_id
            join {accounts.live_account} a on a.id = k.account_id
            where :viewer::uuid is null or a.owner_id = :viewer
            """;

    private final Map<AccountId, AccountId> byId = new HashMap<>();
    private final Map<ExternalKey, AccountId> byKey = new HashMap<>();

    static UsageAccounts of(Collection<UsagePoint> points, Sql sql) {
        var ids = points.stream().map(UsagePoint::accountId).filter(Objects::nonNull).distinct().toList();
        var keys = points.stream().map(UsagePoint::account).filter(Objects::nonNull).distinct().toList();
        var accounts = new UsageAccounts();
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

    @Nullable AccountId of(UsagePoint point) {
        return point.account() == null ? byId.get(point.accountId()) : byKey.get(point.account());
    }
}
