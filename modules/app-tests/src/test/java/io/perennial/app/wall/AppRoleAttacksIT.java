package io.perennial.app.wall;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Attacks another tenant with plain SQL in a server's role, as if an attacker could inject statements. */
class AppRoleAttacksIT {
    private static final String NOT_PERMITTED = "42501";
    private static final String NO_SUCH_ROW = "23503";
    private static final String TAKEN = "23505";
    private static final String ACCOUNT =
            "insert into accounts.account (id, name, currency, created_at, updated_at) values ('%s', '%s', 'EUR', now(), now())";
    private static final String KEY =
            "insert into records.external_key (kind, system, external_id, record_id, place) values ('accounts', 'crm', '%s', '%s', 0)";

    private static final String CONTACT =
            "insert into accounts.contact (id, account_id, name, consent, created_at, updated_at) values (gen_random_uuid(), '%s', 'x', '{}', now(), now())";

    private static final String MEMBER =
            "insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at, %s) "
                    + "values (gen_random_uuid(), gen_random_uuid() || '@example.com', 'x', 'en', 'UTC', '{admin}', now(), now(), %s)";
    private static final String ROLE =
            "insert into identity.role (name, permissions, accounts_scope, declared) values ('r', '{}', 'none', %s)";

    private final TestDatabase database = TestDatabase.shared();
    private final UUID attacker = database.tenant("attacker");
    private final UUID victim = database.tenant("victim");
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final String key = "key " + mine;

    @BeforeEach
    void each_has_an_account_with_a_key() throws SQLException {
        for (var owner : new UUID[] {attacker, victim}) {
            var account = owner.equals(attacker) ? mine : theirs;
            as(owner).change(ACCOUNT.formatted(account, "Canary of " + owner));
            as(owner).change(KEY.formatted(key, account));
        }
    }

    private AppRole as(UUID tenant) {
        return new AppRole(database.appDataSource(), tenant);
    }

    @Test
    void the_same_external_key_in_both_tenants_is_no_conflict_and_reveals_nothing() throws SQLException {
        assertEquals("1", as(attacker).ask("select count(*) from records.external_key where external_id = '" + key + "'"));
        assertEquals(TAKEN, as(attacker).refused(KEY.formatted(key, mine)), "but twice in one tenant is");
    }

    @Test
    void the_same_id_in_both_tenants_is_no_conflict_either() throws SQLException {
        as(attacker).change(ACCOUNT.formatted(theirs, "Mine under the same id"));
        assertEquals("Mine under the same id", as(attacker).ask("select name from accounts.account where id = '" + theirs + "'"));
        assertEquals("Canary of " + victim, as(victim).ask("select name from accounts.account where id = '" + theirs + "'"));
    }

    @Test
    void a_forged_tenant_id_is_refused() {
        var forged = "insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at) values ('" + victim
                + "', gen_random_uuid(), 'x', 'EUR', now(), now())";
        assertAll(
                () -> assertEquals(NOT_PERMITTED, as(attacker).refused(forged)),
                () -> assertEquals(NOT_PERMITTED,
                        as(attacker).refused("update accounts.account set tenant_id = '" + victim + "' where id = '" + mine + "'")),
                () -> assertEquals(NOT_PERMITTED, as(attacker).refused(
                        "merge into records.external_key k using (select 1) s on k.external_id = 'none' when not matched then "
                                + "insert (tenant_id, kind, system, external_id, record_id, place) values ('" + victim
                                + "', 'accounts', 'crm', 'new', '" + theirs + "', 0)")));
    }

    @Test
    void an_upsert_cannot_touch_the_other_tenants_row() throws SQLException {
        var upsert = "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values ('" + victim
                + "', 'accounts', 'crm', '" + key + "', '" + mine
                + "', 0) on conflict (tenant_id, kind, system, external_id) do update set record_id = excluded.record_id";
        assertEquals(NOT_PERMITTED, as(attacker).refused(upsert));
        assertEquals(theirs.toString(), as(victim).ask("select record_id from records.external_key where external_id = '" + key + "'"));
    }

    @Test
    void a_reference_across_tenants_finds_nothing() {
        assertEquals(NO_SUCH_ROW,
                as(attacker).refused("update accounts.account set parent_id = '" + theirs + "' where id = '" + mine + "'"));
        assertEquals(NO_SUCH_ROW, as(attacker).refused(CONTACT.formatted(theirs)));
    }

    @TestFactory
    Stream<DynamicTest> sees_and_touches_nothing_of_the_other_tenant_by() {
        return Stream.of(
                "update accounts.account set name = 'taken' where id = '%s'",
                "update accounts.account set name = 'taken' where tenant_id = '%2$s'",
                "delete from records.external_key where record_id = '%s'",
                "delete from platform.outbox where tenant_id = '%2$s'",
                "update platform.outbox set position = 1 where tenant_id = '%2$s'",
                "update platform.sequencer set position = 0 where tenant_id = '%2$s'",
                "update accounts.account a set name = b.name from accounts.account b where b.id = '%s'",
                "with x as (select * from accounts.account where id = '%s' for update) update accounts.account a set name = 'x' from x where a.id = x.id")
                .map(sql -> DynamicTest.dynamicTest(sql, () -> assertEquals(0, as(attacker).change(sql.formatted(theirs, victim)))));
    }

    @TestFactory
    Stream<DynamicTest> reads_nothing_of_the_other_tenant_by() {
        return Stream.of(
                "select count(*) from accounts.account where id = '%s'",
                "select count(*) from accounts.live_account where id = '%s'",
                "select count(*) from accounts.account where tenant_id = '%2$s'",
                "select count(*) from only accounts.account where tenant_id <> '%3$s'",
                "select count(*) from identity.subject where tenant_id <> '%3$s'",
                "select count(*) from (table accounts.account) a where tenant_id <> '%3$s'",
                "select count(*) from pg_stats where schemaname = 'accounts' and tablename = 'account'")
                .map(sql -> DynamicTest.dynamicTest(sql,
                        () -> assertEquals("0", as(attacker).ask(sql.formatted(theirs, victim, attacker)))));
    }

    @TestFactory
    Stream<DynamicTest> is_not_permitted_to() {
        return Stream.of(
                "truncate accounts.account cascade",
                "truncate platform.audit",
                "update platform.outbox set payload = '{}'",
                "delete from platform.sequencer",
                "copy accounts.account to program 'cat'",
                "copy (select 1) to '/tmp/perennial-copied'",
                "set role perennial_owner",
                "set role postgres",
                "set session authorization perennial_owner",
                "alter role perennial_app bypassrls",
                "grant perennial_owner to perennial_app",
                "alter table accounts.account disable row level security",
                "drop policy wall on accounts.account",
                "create policy mine on accounts.account using (true)",
                "create table accounts.mine (id int)",
                "create temporary table mine (id int)",
                "create function accounts.mine() returns int language sql as 'select 1'",
                "create index on accounts.account (name)",
                "select platform.wall('accounts.account')",
                "select * from jobs.scheduled_tasks",
                "select * from jobs.scheduled_timers",
                "select * from accounts.flyway_history",
                "update platform.tenant set suspended_at = now()",
                "select name from platform.tenant",
                "select id from platform.tenant limit 1",
                "select count(*) from platform.tenant",
                "table platform.tenant",
                "select * from jobs.active_tenants()",
                "select id, origins from platform.tenant",
                "select * from jobs.tenant_origins()",
                "update platform.audit set actor = 'somebody else'",
                "delete from platform.audit",
                "update identity.client set roles = '{admin}'",
                "update identity.tenant_setting set currency = 'USD'",
                "delete from identity.member",
                "update identity.member set password_hash = null",
                "update identity.member set email = 'mallory@example.com'",
                MEMBER.formatted("declared", "true"),
                MEMBER.formatted("password_hash", "'$shiro2$argon2id$x'"),
                ROLE.formatted("true"),
                "update identity.role set declared = true",
                "update identity.role set name = 'admin'",
                "update identity.team set name = 'x'",
                "delete from identity.team",
                "set session_replication_role = replica",
                "set row_security = off; select count(*) from accounts.account",
                "select pg_read_file('/etc/passwd')",
                "create extension dblink schema accounts")
                .map(sql -> DynamicTest.dynamicTest(sql, () -> assertEquals(NOT_PERMITTED, as(attacker).refused(sql))));
    }

    /** Tests that a member, a team and a role of the files stay as they are, and that those of the API can be changed. */
    @Test
    void writes_nothing_that_the_files_declare() throws SQLException {
        for (boolean declared : new boolean[] {true, false}) {
            var owner = database.tenant("declares" + declared);
            declare(owner, declared);
            for (var sql : List.of(
                    "update identity.member set roles = '{admin}'",
                    "update identity.member set suspended_at = now()",
                    "update identity.team set lead = 'mallory@example.com'",
                    "update identity.role set permissions = '{members:write}'",
                    "delete from identity.role"))
                assertEquals(declared ? 0 : 1, as(owner).change(sql), sql);
            if (!declared) assertEquals(NOT_PERMITTED, as(owner).refused("update identity.member set declared = true"));
        }
    }

    private void declare(UUID owner, boolean declared) throws SQLException {
        var values = "'" + owner + "', ";
        try (var superuser = database.superuserDataSource().getConnection(); var statement = superuser.createStatement()) {
            for (var sql : List.of(
                    "insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at, declared) values ("
                            + values + "gen_random_uuid(), 'a@example.com', 'A', 'en', 'UTC', '{admin}', now(), now(), ",
                    "insert into identity.team (tenant_id, id, name, title, members, created_at, updated_at, declared) values (" + values
                            + "gen_random_uuid(), 'a', 'A', '{}', now(), now(), ",
                    "insert into identity.role (tenant_id, name, permissions, accounts_scope, declared) values (" + values
                            + "'a', '{}', 'none', "))
                statement.execute(sql + declared + ")");
        }
    }

    /** Tests what stays open: a name finds its tenant, as a login does, and nothing finds a second one. */
    @Test
    void finds_a_tenant_only_by_its_whole_name_or_id() throws SQLException {
        assertEquals("attacker", as(attacker).ask("select name from platform.tenant_by_id('" + attacker + "')"));
        assertEquals(victim.toString(), as(attacker).ask("select id from platform.tenant_by_name('victim')"));
        for (var asked : List.of("platform.tenant_by_name('%')", "platform.tenant_by_name('v%')", "platform.tenant_by_name(null)",
                "platform.tenant_by_id(null)", "platform.tenant_by_name('x'' or true --')"))
            assertEquals("0", as(attacker).ask("select count(*) from " + asked), asked);
        assertEquals("0", as(attacker).ask("select count(*) from pg_stats where tablename = 'tenant'"));
    }

    /** Reading with COPY is limited like a query; writing with COPY is always refused under row-level security. */
    @Test
    void copy_writes_nothing_and_gives_no_more_than_a_query() throws Exception {
        assertEquals("0A000", as(attacker).refused("copy records.external_key from stdin"));
        var copied = as(attacker).copied("copy (select * from accounts.account) to stdout");
        assertTrue(copied.contains("Canary of " + attacker) && !copied.contains(theirs.toString()), copied);
        assertTrue(!as(attacker).copied("copy accounts.account to stdout").contains(theirs.toString()));
    }

    @Test
    void a_partition_that_is_asked_directly_is_walled_like_its_table() throws SQLException {
        var counts = database(PARTITIONS).stream()
                .map(table -> "select count(*) from " + table + " where tenant_id <> '" + attacker + "'").toList();
        assertEquals(List.of("0"), as(attacker).askEach(counts).stream().distinct().toList());
    }

    private static final String PARTITIONS =
            "select inhrelid::regclass from pg_inherits join pg_class on oid = inhrelid where relkind = 'r'";

    private List<String> database(String sql) throws SQLException {
        try (var superuser = database.superuserDataSource().getConnection()) {
            return AppRole.column(superuser, sql);
        }
    }

    @Test
    void without_a_tenant_every_walled_table_refuses() throws SQLException {
        var counts = database("select polrelid::regclass from pg_policy").stream().map(table -> "select count(*) from " + table).toList();
        assertTrue(counts.size() > 100, counts::toString);
        for (var nobody : new AppRole[] {AppRole.ofNobody(database.appDataSource()), AppRole.ofNobodyAnyMore(database.appDataSource())})
            assertEquals(List.of(), nobody.allowed(counts));
        assertEquals(counts, as(attacker).allowed(counts), "with a tenant each is open");
    }

    @Test
    void a_tenant_that_does_not_exist_has_nothing() throws SQLException {
        assertEquals("0", as(UUID.randomUUID()).ask("select count(*) from accounts.account"));
    }

    @Test
    void the_scheduler_reads_no_tenants_row() throws SQLException {
        var scheduler = new AppRole(database.schedulerDataSource(), victim);
        assertEquals(NOT_PERMITTED, scheduler.refused("select * from accounts.account"));
        assertEquals(NOT_PERMITTED, scheduler.refused("select * from platform.tenant"));
        assertEquals(NOT_PERMITTED, scheduler.refused("select * from platform.tenant_by_name('victim')"));
        assertEquals("1", scheduler.ask("select count(*) from jobs.active_tenants() where id = '" + victim + "'"));
    }
}
