package io.perennial.accounts;

import io.perennial.identity.CustomFields;
import io.perennial.identity.MemberId;
import io.perennial.identity.NameKeys;
import io.perennial.identity.NamedOwners;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.NamedWholes;
import io.perennial.records.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The owners and parents that some accounts refer to, read once for all of them. Also adds the health row of each new account. */
@BeyondSight("Accounts below another keep it, and a circle of accounts is one, whoever sees all of it; neither is told.")
final class AccountSurroundings implements Surroundings<Account, AccountBody> {
    private static final String VISIBLE = "select id from {accounts.visible_account} where id = any (:ids)";
    private static final String CHILDREN = "select count(*) from {beyond accounts.live_account} where parent_id = :id";
    /** Selects the ancestors of an account, and the account itself, at any depth. {@code union} adds each once, so an old cycle ends. */
    private static final String ABOVE =
            """
            with recursive above as (
                select id, parent_id from {beyond accounts.account} where id = :id
                union
                select a.id, a.parent_id from above join {beyond accounts.account} a on a.id = above.parent_id)
            select id from above
            """;

    /**
     * Locks the tree of accounts until the end of the transaction. Two changes at once could otherwise make a cycle, or a child of an
     * account that is just deleted.
     */
    private static final String TREE =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' accounts.tree', 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;

    private final NamedOwners owners;
    private final List<AccountId> named;
    private @Nullable Set<UUID> parents;
    private final CustomFields customFields;
    private final Supplier<NameKeys> keys;
    private final Sql sql;
    private final List<UUID> added = new ArrayList<>();

    AccountSurroundings(List<AccountBody> bodies, CustomFields customFields, Supplier<NameKeys> keys, Sql sql) {
        owners = NamedOwners.of(bodies.stream().map(AccountBody::ownerId), sql);
        named = bodies.stream().flatMap(body -> Stream.ofNullable(body.parentId())).toList();
        this.customFields = customFields;
        this.keys = keys;
        this.sql = sql;
    }

    @Override
    public boolean sees(Account account) {
        return Accounts.isVisible(account);
    }

    @Override
    public void check(AccountBody body, @Nullable Account of) {
        var before = Maybe.map(of, Account::body);
        customFields.check(CustomFields.Of.ACCOUNT, body.customFields(), before == null ? Map.of() : before.customFields());
        checkOwner(body.ownerId(), body.segment(), before);
        if (body.parentId() != null) checkParent(body.parentId(), of);
    }

    private void checkOwner(@Nullable MemberId owner, @Nullable String segment, @Nullable AccountBody before) {
        if (!Call.current().sight().sees(Maybe.map(owner, MemberId::value), segment))
            throw AccountRefusal.OWNER_NOT_SELF.at("/ownerId", "You must be able to see the account after the change.");
        owners.require(owner, Maybe.map(before, AccountBody::ownerId));
    }

    private void checkParent(AccountId parent, @Nullable Account of) {
        if (of != null && parent.equals(of.body().parentId())) return;
        if (!parents().contains(parent.value()))
            throw AccountRefusal.UNKNOWN_PARENT.at(NamedWholes.isUnknownKey(parent) ? "/parent" : "/parentId", "Unknown account.");
        if (of == null) return;
        var above = sql.list(Known.class, ABOVE, Map.of("id", parent));
        if (above.stream().anyMatch(account -> account.id().equals(of.id().value())))
            throw AccountRefusal.ACCOUNT_CYCLE.at("/parentId", "This account is a descendant.");
    }

    /** Returns the parents that the caller sees. They are read under the lock of the tree. */
    private Set<UUID> parents() {
        var seen = parents;
        if (seen == null) {
            sql.number(TREE, Map.of());
            parents = seen = Known.among(named.stream(), VISIBLE, sql);
        }
        return seen;
    }

    @Override
    public void checkDelete(Account account) {
        sql.number(TREE, Map.of());
        if (sql.number(CHILDREN, Map.of("id", account.id())) > 0)
            throw AccountRefusal.HAS_CHILDREN.because("The account has child accounts. Move or delete them first.");
    }

    @Override
    public void changed(Account account, @Nullable AccountBody before) {
        if (before == null) added.add(account.id().value());
        if (before == null || !before.name().equals(account.body().name())) account.sortBy(keys.get());
    }

    @Override
    public void written() {
        if (!added.isEmpty()) sql.change(AccountHealth.OF_NEW, Map.of("ids", added.toArray(UUID[]::new)));
    }
}
