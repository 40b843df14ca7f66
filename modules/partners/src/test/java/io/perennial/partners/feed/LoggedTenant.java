package io.perennial.partners.feed;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.TestLog;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.records.FollowedKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant whose accounts are changed and logged as the server does it, and whose changes are read. */
public record LoggedTenant(TenantWork work) {
    public static final FollowedKind ACCOUNTS = FollowedKind.of(
            "account", "accounts", "accounts:read", AccountId::new, Shown.class,
            "select id, name, version from {accounts.visible_account}");

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LOG =
            """
            insert into platform.outbox (tenant_id, id, type, subject, kind, record, version, op, reason, changed_fields, payload, occurred_at, actor)
            values (:tenant, :id, 'account.' || :op, :subject, 'account', :record, :version, :op,
                    case when :op = 'removed' then 'deleted' end, string_to_array(:fields, ' '), '{}', :now, 'test')
            """;
    private static final String AUDIT =
            """
            insert into platform.audit (tenant_id, id, at, actor, action, subject, about, label, changes)
            values (:tenant, :id, :now, 'test', 'account.' || :op, :subject, :subject, '', :changes::jsonb)
            """;

    /** An account as these tests show it. */
    record Shown(AccountId id, String name, long version) implements Versioned {}

    public static LoggedTenant of(String tenant) {
        return new LoggedTenant(TenantWork.of(tenant));
    }

    /** Inserts a member as the database's owner, because members come from files and no server writes them. */
    static UUID member(String tenant) {
        var id = TypeId.next();
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            statement.execute("""
                    insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at)
                    values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                    """.formatted(id));
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return id;
    }

    public AccountId account(String name, @Nullable UUID owner) {
        return work.run(sql -> add(sql, name, owner));
    }

    /** Adds accounts in one transaction. Every so manieth has the first owner, the others have the second. Returns those of the first. */
    List<AccountId> accounts(int many, UUID owner, int every, UUID other) {
        var owned = new ArrayList<AccountId>();
        work.run(sql -> {
            for (int at = 0; at < many; at++) {
                var id = add(sql, "Account " + at, at % every == 0 ? owner : other);
                if (at % every == 0) owned.add(id);
            }
            return many;
        });
        return owned;
    }

    private static AccountId add(Sql sql, String name, @Nullable UUID owner) {
        var id = new AccountId(TypeId.next());
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, owner_id, currency, created_at, updated_at)
                values (:tenant, :id, :name, :owner, 'EUR', :now, :now)
                """,
                Sql.values("id", id, "name", name, "owner", owner, "now", NINE));
        log(sql, id, "created", 1, "name", "{}");
        return id;
    }

    public void rename(AccountId id, String name, long version) {
        work.run(sql -> {
            sql.change("update accounts.account set name = :name, version = :version where tenant_id = :tenant and id = :id",
                    Map.of("id", id, "name", name, "version", version));
            return log(sql, id, "changed", version, "name", "{}");
        });
    }

    void give(AccountId id, UUID before, UUID after, long version) {
        work.run(sql -> {
            sql.change("update accounts.account set owner_id = :owner, version = :version where tenant_id = :tenant and id = :id",
                    Map.of("id", id, "owner", after, "version", version));
            var changes = "{\"ownerId\": {\"before\": \"%s\", \"after\": \"%s\"}}";
            return log(sql, id, "changed", version, "ownerId",
                    changes.formatted(TypeId.encode("mem", before), TypeId.encode("mem", after)));
        });
    }

    public void delete(AccountId id, long version) {
        work.run(sql -> {
            sql.change("update accounts.account set deleted_at = :now, version = :version where tenant_id = :tenant and id = :id",
                    Map.of("id", id, "now", NINE, "version", version));
            return log(sql, id, "removed", version, "", "{}");
        });
    }

    private static int log(Sql sql, AccountId id, String op, long version, String fields, String changes) {
        var values = Sql.values("id", TypeId.next(), "subject", id.text(), "record", id, "version", version, "op", op, "fields", fields,
                "changes", changes, "now", NINE);
        sql.change(LOG, values);
        return sql.change(AUDIT, values);
    }

    /** Numbers what is committed. Returns the last position. */
    public long last() {
        return work.run(sql -> TestLog.on(sql).last());
    }

    long before(long last, int most) {
        return work.run(sql -> TestLog.on(sql).before(last, most));
    }

    /** Returns the feed on one transaction. */
    public static Feed feed(Sql sql) {
        return new Feed(sql, TestLog.on(sql));
    }

    Feed.Stretch read(long after, int limit) {
        return read(work, after, limit);
    }

    /** Reads as another member of the tenant. */
    Feed.Stretch read(TenantWork reader, long after, int limit) {
        long last = last();
        return reader.run(sql -> new Feed(sql, TestLog.on(sql)).read(after, last, FeedScope.of(List.of(), List.of(ACCOUNTS)), limit));
    }

    /** Returns what a cursor of this tenant belongs to. */
    static FeedScope scope(TenantWork reader, String... types) {
        return reader.run(_ -> FeedScope.of(List.of(types), List.of(ACCOUNTS)));
    }
}
