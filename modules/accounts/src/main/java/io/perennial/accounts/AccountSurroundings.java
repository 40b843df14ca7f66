package io.perennial.accounts;

import io.perennial.platform.Entities;
import io.perennial.platform.Sql;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What some accounts refer to, read once for all of them: their external keys, owners and parents. */
final class AccountSurroundings {
    record Known(UUID id) {}

    private static final String OWNERS = "select id from {identity.active_member} where id = any (:ids)";
    private static final String PARENTS = "select id from {accounts.live_account} where id = any (:ids)";

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

    private final ExternalKeys keys;
    private final Map<UUID, Account> matched = new HashMap<>();
    private final Set<UUID> owners;
    private final Set<UUID> parents;
    private final Sql sql;

    private AccountSurroundings(ExternalKeys keys, Set<UUID> owners, Set<UUID> parents, Sql sql) {
        this.keys = keys;
        this.owners = owners;
        this.parents = parents;
        this.sql = sql;
    }

    static AccountSurroundings of(List<AccountBody> bodies, Sql sql, Entities entities) {
        var wanted = bodies.stream().flatMap(body -> body.externalKeys().stream()).distinct().toList();
        var surroundings = new AccountSurroundings(
                ExternalKeys.of(ExternalKeys.Kind.ACCOUNT, wanted, sql),
                known(OWNERS, bodies.stream().map(AccountBody::ownerId).map(id -> id == null ? null : id.value()).toList(), sql),
                known(PARENTS, bodies.stream().map(AccountBody::parentId).map(id -> id == null ? null : id.value()).toList(), sql),
                sql);
        var ids = surroundings.keys.owners().stream().distinct().map(AccountId::new).toList();
        for (var account : entities.findAll(Account.class, ids)) surroundings.matched.put(account.id().value(), account);
        return surroundings;
    }

    private static Set<UUID> known(String query, List<@Nullable UUID> ids, Sql sql) {
        var asked = ids.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        var known = new HashSet<UUID>();
        if (asked.length > 0) for (var row : sql.list(Known.class, query, Map.of("ids", asked))) known.add(row.id());
        return known;
    }

    ExternalKeys keys() {
        return keys;
    }

    Optional<Account> found(AccountBody body) {
        if (body.externalKeys().isEmpty()) return Optional.empty();
        var owner = keys.owner(body.externalKeys().getFirst());
        return owner == null ? Optional.empty() : Optional.ofNullable(matched.get(owner));
    }

    void added(Account account) {
        matched.put(account.id().value(), account);
        keys.change(account.id(), List.of(), account.body().externalKeys());
    }

    /** Refuses a body that refers to what is not there, or to what is another's. */
    void check(AccountBody body, @Nullable Account of) {
        if (keys.anyTaken(body.externalKeys(), of == null ? null : of.id()))
            throw AccountRefusal.EXTERNAL_KEY_TAKEN.at("/externalKeys", "Another account has one of these keys");
        if (body.ownerId() != null && !owners.contains(body.ownerId().value()))
            throw AccountRefusal.UNKNOWN_OWNER.at("/ownerId", "There is no such member");
        if (body.parentId() != null) checkParent(body.parentId(), of);
    }

    private void checkParent(AccountId parent, @Nullable Account of) {
        if (!parents.contains(parent.value()))
            throw AccountRefusal.UNKNOWN_PARENT.at("/parentId", "There is no such account");
        if (of == null || parent.equals(of.body().parentId())) return;
        var above = sql.list(Known.class, ABOVE, Map.of("id", parent));
        if (above.stream().anyMatch(account -> account.id().equals(of.id().value())))
            throw AccountRefusal.ACCOUNT_CYCLE.at("/parentId", "That account stands below this one");
    }
}
