package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.declared.Difference;
import io.perennial.platform.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has its own two tenants: changes to one must leave the other unchanged. */
class TenantDatabaseIT {
    private static final String MEMBERS = """
            members:
              ana@x.example: { name: Ana, roles: [csm] }
              bob@x.example: { name: Bob, roles: [csm, agent], zone: Asia/Shanghai }
            clients:
              erp: { roles: [partner], secretFrom: ERP_SECRET }
            """;

    private final TestDatabase database = TestDatabase.shared();
    private final Walled walled = new Walled(database);
    private final Secrets secrets = new Secrets(new SecureRandom(), 1);
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final String willow = "willow" + suffix;
    private final String maple = "maple" + suffix;
    private Folder folder;

    @BeforeEach
    void begin(@TempDir Path root) {
        folder = new Folder(root).tenant(willow, MEMBERS).tenant(maple, "");
    }

    @Test
    void what_the_files_declare_is_there_afterwards() throws SQLException {
        apply(false);

        assertEquals("Ana csm fr Europe/Paris", walled.ask(willow,
                "select concat_ws(' ', name, roles[1], locale, zone) from identity.member where email = 'ana@x.example'"));
        assertEquals(willow + "-erp", walled.ask(willow, "select name from identity.client"));
        assertEquals("own", walled.ask(willow, "select accounts_scope from identity.role where name = 'csm'"));
        assertEquals("0", walled.ask(maple, "select count(*) from identity.member"));
        assertEquals("6", walled.ask(maple, "select count(*) from identity.role"));
        for (var tenant : List.of(willow, maple))
            assertEquals(walled.id(tenant).toString(), walled.ask(tenant, "select tenant_id from platform.owner"));
    }

    @Test
    void a_role_sees_scopes_that_add_up_and_a_server_of_the_previous_release_never_more() throws SQLException {
        folder.file(willow + "/roles.yaml", """
                lead: { accounts: team, permissions: [] }
                gold: { accounts: { segments: [gold, silver] }, permissions: [] }
                mixed: { accounts: [own, { segments: [gold] }], permissions: [] }
                boss: { accounts: [team, all], permissions: [audit:read] }
                """);
        apply(false);

        assertEquals("[\"all\"] all", scopes("admin"));
        assertEquals("[\"team\"] own", scopes("lead"));
        assertEquals("[{\"segments\": [\"gold\", \"silver\"]}] none", scopes("gold"));
        assertEquals("[\"own\", {\"segments\": [\"gold\"]}] own", scopes("mixed"));
        assertEquals("[\"team\", \"all\"] all", scopes("boss"));
    }

    private String scopes(String role) throws SQLException {
        return walled.ask(willow, "select scopes::text || ' ' || accounts_scope from identity.role where name = '" + role + "'");
    }

    @Test
    void a_team_has_a_lead_and_members_and_goes_when_it_is_no_longer_named() throws SQLException {
        var team = "teams:\n  north: { title: North, lead: ana@x.example, members: [bob@x.example] }\n";
        folder = folder.tenant(willow, MEMBERS + team);
        apply(false);
        var members =
                "select string_agg(m.name || ' ' || t.leads, ', ' order by m.name) from identity.team_member t join identity.member m on m.id = t.member_id";

        assertEquals("Ana true, Bob false", walled.ask(willow, members));
        assertEquals(null, walled.ask(maple, members));
        folder.tenant(willow, MEMBERS);
        assertTrue(apply(false).get(willow).toString().contains("identity.team"));
        assertEquals(null, walled.ask(willow, members));
        assertEquals("North", walled.ask(willow, "select title from identity.team where suspended_at is not null"));
        assertEquals("created declared,leadId,memberIds,title 1; removed  2", walled.ask(willow, "select string_agg(concat_ws(' ', op,"
                + " array_to_string(changed_fields, ','), version), '; ' order by id) from platform.outbox where kind = 'team'"));
    }

    @Test
    void what_was_made_through_the_api_stays_although_no_file_names_it() throws SQLException {
        apply(false);
        walled.run(database.appDataSource(), willow, """
                insert into identity.member (id, email, name, locale, zone, roles, declared, created_at, updated_at)
                values (gen_random_uuid(), 'eve@x.example', 'Eve', 'en', 'Etc/UTC', '{own}', false, now(), now());
                insert into identity.role (name, permissions, accounts_scope, declared) values ('own', '{}', 'none', false)
                """);

        assertEquals("[]", apply(false).get(willow).toString());
        assertEquals("1", walled.ask(willow, "select count(*) from identity.member where not declared and suspended_at is null"));
    }

    @Test
    void applied_twice_it_changes_nothing() throws SQLException {
        apply(true);
        var before = walled.ask(willow, "select string_agg(to_jsonb(m)::text, '' order by id) from identity.member m");
        var again = apply(true);

        assertTrue(again.values().stream().allMatch(List::isEmpty), again::toString);
        assertEquals(before, walled.ask(willow, "select string_agg(to_jsonb(m)::text, '' order by id) from identity.member m"));
    }

    @Test
    void a_company_may_change_its_title_language_and_currency() throws SQLException {
        apply(false);
        folder.file(willow + "/tenant.yaml", "title: Osier\nzone: Europe/Paris\nlocale: en\ncurrency: CHF\n");

        assertTrue(apply(false).get(willow).toString().contains(
                "~ identity.tenant_setting: currency \"EUR\" → \"CHF\", locale \"fr\" → \"en\", title \"Willow\" → \"Osier\""));
        assertEquals("Osier en CHF", walled.ask(willow, "select concat_ws(' ', title, locale, currency) from identity.tenant_setting"));
        assertEquals("Willow fr EUR", walled.ask(maple, "select concat_ws(' ', title, locale, currency) from identity.tenant_setting"));
    }

    @Test
    void a_dry_run_tells_what_applying_tells_and_writes_nothing() throws SQLException {
        var told = applied().compare(folder.read(), false);

        assertEquals("0", walled.catalogue("select count(*) from platform.tenant where name in ('" + willow + "', '" + maple + "')"));
        assertEquals(told.toString(), apply(false).toString());
    }

    @Test
    void a_change_in_a_file_is_the_only_thing_written() throws SQLException {
        apply(false);
        folder.tenant(willow, MEMBERS.replace("name: Ana", "name: Ana Lima"));
        var differences = apply(false);

        assertEquals(1, differences.get(willow).size(), differences::toString);
        assertEquals("~ identity.member ana@x.example: name \"Ana\" → \"Ana Lima\"", differences.get(willow).getFirst().toString());
        assertEquals("2", walled.ask(willow, "select version from identity.member where email = 'ana@x.example'"));
        assertEquals("1", walled.ask(willow, "select version from identity.member where email = 'bob@x.example'"));
    }

    @Test
    void who_is_no_longer_named_is_suspended_and_logged_out() throws SQLException {
        apply(false);
        walled.run(database.ownerDataSource(), willow, """
                insert into identity.access_token (token_hash, subject_kind, subject_id, issued_at, expires_at)
                select sha256(email::bytea), 'member', id, '2026-03-01T11:00Z', '2026-03-01T13:00Z' from identity.member
                """);
        folder.tenant(willow, "members: { bob@x.example: { name: Bob, roles: [csm, agent], zone: Asia/Shanghai } }\n");
        apply(false);
        assertTrue(apply(false).get(willow).isEmpty(), "suspended once is enough");

        assertEquals("ana@x.example",
                walled.ask(willow, "select string_agg(email, ' ') from identity.member where suspended_at is not null"));
        assertEquals("1", walled.ask(willow,
                "select count(*) from identity.access_token t join identity.member m on m.id = t.subject_id where revoked_at is not null and email = 'ana@x.example'"));
        assertEquals("1", walled.ask(willow, "select count(*) from identity.access_token where revoked_at is not null"));
        assertEquals("1", walled.ask(willow, "select count(*) from identity.client where suspended_at is not null"));
    }

    @Test
    void who_is_named_again_is_back_as_the_same_person() throws SQLException {
        apply(false);
        var id = walled.ask(willow, "select id from identity.member where email = 'ana@x.example'");
        folder.tenant(willow, "");
        apply(false);
        folder.tenant(willow, MEMBERS);
        apply(false);

        assertEquals(id, walled.ask(willow, "select id from identity.member where email = 'ana@x.example' and suspended_at is null"));
    }

    @Test
    void a_role_that_is_gone_from_the_files_is_gone() throws SQLException {
        folder.file(willow + "/roles.yaml", "auditor: { accounts: all, permissions: [audit:read] }\n");
        apply(false);
        folder.file(willow + "/roles.yaml", "");
        var differences = apply(false);

        assertEquals("- identity.role auditor", differences.get(willow).getFirst().toString());
        assertEquals("0", walled.ask(willow, "select count(*) from identity.role where name = 'auditor'"));
    }

    @Test
    void the_demos_logins_work_in_demo_mode_and_are_suspended_outside() throws SQLException {
        apply(true);
        var password = walled.ask(willow, "select password_hash from identity.member where email = 'csm@" + willow + ".example'");
        var secret = walled.ask(willow, "select secret_hash from identity.client where name = '" + willow + "-partner'");
        assertTrue(secrets.matches("perennial-demo", password));
        assertTrue(secrets.matches("perennial-demo-secret", secret));

        apply(false);
        assertEquals("8", walled.ask(willow,
                "select count(*) from identity.member where suspended_at is not null and email like '%@" + willow + ".example'"));
        assertEquals("0", walled.ask(maple, "select count(*) from identity.client where suspended_at is null"));
    }

    @Test
    void outside_demo_nobody_gets_a_password_from_a_file() throws SQLException {
        apply(false);

        assertEquals("0", walled.ask(willow, "select count(*) from identity.member where password_hash is not null"));
    }

    @Test
    void a_clients_secret_comes_from_the_environment_and_follows_it() throws SQLException {
        apply(false);
        new TenantDatabase(database.ownerDataSource(), List.of(), List.of(), Map.of("ERP_SECRET", "rotated"), secrets, clock)
                .apply(folder.read(), false);

        assertTrue(secrets.matches("rotated", walled.ask(willow, "select secret_hash from identity.client")));
    }

    @Test
    void a_secret_that_is_not_in_the_environment_is_told_with_its_line() {
        var bare = new TenantDatabase(database.ownerDataSource(), List.of(), List.of(), Map.of(), secrets, clock);
        var files = folder.read();

        var refused = assertThrows(FilesRefused.class, () -> bare.apply(files, false));
        assertEquals(willow + "/tenant.yaml:9: missing environment variable ERP_SECRET", refused.getMessage());
    }

    @Test
    void every_row_written_has_an_audit_entry_that_tells_no_secret() throws SQLException {
        var written = apply(true).get(willow).size() - 1;

        assertEquals(Integer.toString(written), walled.ask(willow, "select count(*) from platform.audit where actor = 'system'"));
        assertEquals("0", walled.ask(willow, "select count(*) from platform.audit where changes::text like '%argon2%'"));
        assertEquals("8", walled.ask(willow,
                "select count(*) from platform.audit where subject like 'mem\\_%' and action = 'member.added' and changes #>> '{email,after}' like '%@"
                        + willow + ".example'"));
    }

    @Test
    void a_suspended_tenant_keeps_its_rows_and_the_day_of_its_suspension() throws SQLException {
        apply(false);
        folder.tenant(willow, MEMBERS + "suspended: true\n");

        assertEquals("~ platform.tenant " + willow + ": suspended false → true", apply(false).get(willow).getFirst().toString());
        assertTrue(apply(false).get(willow).isEmpty());
        assertEquals("2", walled.ask(willow, "select count(*) from identity.member where suspended_at is null"));
        assertEquals("t", walled.catalogue("select suspended_at = '2026-03-01T12:00Z' from platform.tenant where name = '" + willow + "'"));
        assertEquals("t", walled.catalogue("select suspended_at is null from platform.tenant where name = '" + maple + "'"));
    }

    @Test
    void the_application_may_not_make_itself_a_client() throws SQLException {
        apply(false);

        var refused = assertThrows(SQLException.class,
                () -> walled.run(database.appDataSource(), willow, "update identity.client set roles = '{admin}'"));
        assertEquals("42501", refused.getSQLState());
    }

    @Test
    void the_command_prints_the_difference_and_says_that_it_was_a_dry_run() throws SQLException {
        var out = new ByteArrayOutputStream();
        var command = new TenantsCommand(applied(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertEquals(0, command.run(List.of("apply", "--dry-run", "--demo", folder.root().toString())));
        var printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("  + identity.member admin@" + maple + ".example"), printed);
        assertTrue(printed.endsWith("Nothing was written, because this was a dry run.\n"), printed);
        assertFalse(printed.contains("argon2"), printed);
        assertEquals("0", walled.catalogue("select count(*) from platform.tenant where name = '" + willow + "'"));
    }

    @Test
    void the_command_refuses_what_it_does_not_understand() {
        var command = new TenantsCommand(applied(), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        assertEquals(2, command.run(List.of("apply")));
        assertEquals(2, command.run(List.of("apply", "--dry", folder.root().toString())));
        assertEquals(1, command.run(List.of("apply", folder.root().resolve("nowhere").toString())));
    }

    private TenantDatabase applied() {
        return new TenantDatabase(database.ownerDataSource(), List.of(), List.of(), Map.of("ERP_SECRET", "s3cret"), secrets, clock);
    }

    private Map<String, List<Difference>> apply(boolean demo) throws SQLException {
        return applied().apply(folder.read(), demo);
    }
}
