package io.perennial.accounts;

import io.perennial.identity.MemberId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What some accounts refer to, read once for all of them: their external keys, owners and parents. */
final class AccountSurroundings {
    private static final String OWNERS = "select id from {identity.active_member} where id = any (:ids)";
    /** The accounts above one, itself included; a tree deeper than 100 is taken for a circle. */
    private static final String ABOVE =
            """
            with recursive above as (
                select id, parent_id, 1 as depth from {accounts.live_account} where id = :id
                union all
                select a.id, a.parent_id, above.depth + 1
                from above join {accounts.live_account} a on a.id = above.parent_id
                where above.depth < 100)
            select id from above
            """;

    private final Matched<Account> matched;
    private final Set<UUID> owners;
    private final Set<UUID> parents;
    private final Sql sql;

    private AccountSurroundings(Matched<Account> matched, Set<UUID> owners, Set<UUID> parents, Sql sql) {
        this.matched = matched;
        this.owners = owners;
        this.parents = parents;
        this.sql = sql;
    }

    static AccountSurroundings of(List<AccountBody> bodies, Sql sql, Entities entities) {
        var named = bodies.stream().flatMap(body -> body.externalKeys().stream());
        return new AccountSurroundings(
                Matched.of(ExternalKeys.Kind.ACCOUNT, Account.class, named, sql, entities),
                Known.among(bodies.stream().map(AccountBody::ownerId), OWNERS, sql),
                Known.among(bodies.stream().map(AccountBody::parentId), Accounts.VISIBLE, sql),
                sql);
    }

    Matched<Account> matched() {
        return matched;
    }

    /** Refuses a body that refers to what is not there, or to what is another's. */
    void check(AccountBody body, @Nullable Account of) {
        matched.refuseTaken(body.externalKeys(), of);
        checkOwner(body.ownerId(), of);
        if (body.parentId() != null) checkParent(body.parentId(), of);
    }

    /** An owner that it has already may have been suspended since: whoever changes a name cannot help that. */
    private void checkOwner(@Nullable MemberId owner, @Nullable Account of) {
        var viewer = Call.current().ownAccountsOf();
        if (viewer != null && (owner == null || !owner.value().equals(viewer)))
            throw AccountRefusal.OWNER_NOT_SELF.at("/ownerId", "You see only your own accounts, so you can only be its owner yourself");
        if (owner == null || of != null && of.isOwnedBy(owner.value()) || owners.contains(owner.value())) return;
        throw AccountRefusal.UNKNOWN_OWNER.at("/ownerId", "There is no such member");
    }

    private void checkParent(AccountId parent, @Nullable Account of) {
        if (of != null && parent.equals(of.body().parentId())) return;
        if (!parents.contains(parent.value()))
            throw AccountRefusal.UNKNOWN_PARENT.at("/parentId", "There is no such account");
        if (of == null) return;
        var above = sql.list(Known.class, ABOVE, Map.of("id", parent));
        if (above.stream().anyMatch(account -> account.id().equals(of.id().value())))
            throw AccountRefusal.ACCOUNT_CYCLE.at("/parentId", "That account stands below this one");
    }
}
