package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedFilesTest {
    private Folder folder;

    @BeforeEach
    void begin(@TempDir Path root) {
        folder = new Folder(root);
    }

    @Test
    void a_tenant_that_is_right_is_read() {
        assertEquals(List.of("willow"), folder.tenant("willow", "").read().names());
    }

    @Test
    void an_unknown_key_is_refused_with_its_file_and_line() {
        folder.tenant("willow", "colour: green\n");

        assertRefused("willow/tenant.yaml:5: unknown key 'colour'");
    }

    @Test
    void a_wrong_value_is_refused_with_its_file_and_line() {
        folder.tenant("willow", "rates:\n  USD:\n    2025-01-01: -1\n");

        assertRefused("willow/tenant.yaml:7: /rates/USD/2025-01-01: must have an exclusive minimum value of 0");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        folder.tenant("willow", "colour: green\nrates: { usd: { 2025-01-01: 1 } }\n")
                .tenant("maple", "members: { ana@maple.example: { name: Ana } }\n");

        assertEquals(3, complaints().size(), complaints()::toString);
    }

    @Test
    void what_is_written_wrongly_does_not_hide_what_makes_no_sense() {
        folder.tenant("willow", "currancy: EUR\n").file("willow/tenant.yml", "").file("willow/tenant.yaml", """
                title: Willow
                zone: Europe/Berln
                currancy: EUR
                currency: euro
                members:
                  bob@willow.example: { name: Bob, roles: [cms] }
                  cleo@willow.example: { name: Cleo, roles: csm }
                clients:
                  ERP: { roles: [csm], secretFrom: ERP }
                customFields: { account: { site: { type: list, label: { en: Site } } } }
                """);

        assertRefused("willow/tenant.yaml:1: requires 'locale'",
                "willow/tenant.yaml:2: unknown time zone 'Europe/Berln'",
                "willow/tenant.yaml:3: unknown key 'currancy'",
                "willow/tenant.yaml:4: /currency must match ^[A-Z]{3}$",
                "willow/tenant.yaml:6: unknown role 'cms'",
                "willow/tenant.yaml:7: /members/cleo@willow.example/roles: string found, array expected",
                "willow/tenant.yaml:9: the key 'ERP' in /clients must match ^[a-z][a-z0-9-]{0,49}$",
                "willow/tenant.yaml:10: /customFields/account/site/type must be one of text, number, boolean, date, choice",
                "willow/tenant.yml:1: is not a tenant file: tenant.yaml, roles.yaml, scorecards.yaml, renewals.yaml, reasons.yaml, sla.yaml, imports.yaml, mappings/<name>.yaml or calendars/<name>.yaml");
    }

    @Test
    void what_is_missing_is_told() {
        folder.tenant("willow", "").file("willow/tenant.yaml", "title: Willow\nzone: Europe/Paris\nlocale: fr\n");

        assertRefused("willow/tenant.yaml:1: requires 'currency'");
    }

    @Test
    void a_fault_in_the_defaults_is_told_once() {
        folder.tenant("willow", "").tenant("maple", "")
                .file("_defaults/roles.yaml", "admin: { accounts: all, permissions: [accounts:raed] }\n");

        assertEquals(1, complaints().size(), complaints()::toString);
        assertTrue(complaints().getFirst().startsWith("_defaults/roles.yaml:1: "), complaints()::toString);
        assertTrue(complaints().getFirst().contains("must be one of accounts:bulk_write, accounts:read"), complaints()::toString);
    }

    @Test
    void a_key_said_twice_is_refused() {
        folder.tenant("willow", "currency: USD\n");

        assertRefused("willow/tenant.yaml:5: has the key 'currency' twice");
    }

    @Test
    void what_is_not_yaml_is_refused_at_its_line() {
        folder.tenant("willow", "rates: [\n");

        assertTrue(complaints().getFirst().startsWith("willow/tenant.yaml:6: is not YAML"), complaints()::toString);
    }

    @Test
    void a_file_that_nobody_would_read_is_refused() {
        folder.tenant("willow", "").file("willow/role.yaml", "");

        assertTrue(complaints().getFirst().startsWith("willow/role.yaml:1: is not a tenant file"));
    }

    @Test
    void a_scorecard_takes_what_its_schema_says_and_nothing_else() {
        folder.tenant("willow", "").file("willow/scorecards.yaml", """
                Everyone:
                  colour: green
                  measures:
                    - key: silence
                      weight: 10001
                      source: { kind: days_since_contact, days: 3 }
                      direction: lower_is_better
                      pieces: [{ start: 0, end: 0, form: 5 }]
                """);

        assertRefused("willow/scorecards.yaml:2: unknown key 'colour' in /scorecards/Everyone",
                "willow/scorecards.yaml:5: /scorecards/Everyone/measures/0/weight: must have a maximum value of 10000",
                "willow/scorecards.yaml:6: /scorecards/Everyone/measures/0/source/days is not allowed here",
                "willow/scorecards.yaml:8: unknown key 'form' in /scorecards/Everyone/measures/0/pieces/0");
    }

    @Test
    void a_name_with_a_hyphen_is_refused_because_client_ids_split_there() {
        folder.tenant("will-ow", "");

        assertTrue(complaints().getFirst().startsWith("will-ow:1: is not a tenant name"));
    }

    @Test
    void countries_currencies_and_zones_that_a_mapping_writes_must_exist() {
        folder.tenant("willow", "").file("willow/mappings/customers.yaml", """
                kind: accounts
                match: { system: crm, column: id }
                fields:
                  name: { column: name }
                  country: { column: country, values: { England: UK, Deutschland: DE }, otherwise: keep, whenBlank: XX }
                  zone: { constant: Europe/Berln }
                """);

        assertRefused("willow/mappings/customers.yaml:5: unknown country 'UK'",
                "willow/mappings/customers.yaml:5: unknown country 'XX'",
                "willow/mappings/customers.yaml:6: unknown time zone 'Europe/Berln'");
    }

    @Test
    void zones_locales_currencies_and_days_must_exist() {
        folder.tenant("willow", "").file("willow/tenant.yaml", """
                title: Willow
                zone: Europe/Pariss
                locale: en-US-US
                currency: ZZZ
                rates: { USD: { 2025-02-30: 1 } }
                """);

        assertRefused("willow/tenant.yaml:2: unknown time zone 'Europe/Pariss'",
                "willow/tenant.yaml:3: is not a BCP 47 language tag",
                "willow/tenant.yaml:4: unknown currency 'ZZZ'",
                "willow/tenant.yaml:5: invalid day '2025-02-30'");
    }

    @Test
    void a_role_that_nobody_defined_is_refused() {
        folder.tenant("willow", "members:\n  ana@willow.example:\n    name: Ana\n    roles: [csm, boss]\n");

        assertRefused("willow/tenant.yaml:8: unknown role 'boss'");
    }

    @Test
    void what_tells_of_every_account_is_not_for_a_role_that_sees_only_some() {
        folder.tenant("willow", "").file("willow/roles.yaml", """
                auditor: { accounts: all, permissions: [audit:read] }
                csm:
                  accounts: own
                  permissions:
                    - accounts:read
                    - audit:read
                """);

        assertRefused("willow/roles.yaml:6: 'audit:read' requires 'accounts: all'");
    }

    @Test
    void scopes_are_those_that_there_are_and_only_a_list_adds_up() {
        folder.tenant("willow", "").file("willow/roles.yaml", """
                one: { accounts: theirs, permissions: [] }
                two: { accounts: { segments: [] }, permissions: [] }
                three: { accounts: { owners: [ana] }, permissions: [] }
                four: { accounts: [own, some], permissions: [] }
                five: { accounts: [team, { segments: [gold] }], permissions: [audit:read] }
                """);

        assertRefused(
                "willow/roles.yaml:1: /roles/one/accounts must be one of all, own, team, none",
                "willow/roles.yaml:2: /roles/two/accounts/segments: must have at least 1 items but found 0",
                "willow/roles.yaml:3: requires 'segments' in /roles/three/accounts",
                "willow/roles.yaml:3: unknown key 'owners' in /roles/three/accounts",
                "willow/roles.yaml:4: /roles/four/accounts/1 must be one of all, own, team, none",
                "willow/roles.yaml:5: 'audit:read' requires 'accounts: all'");
    }

    @Test
    void a_team_is_of_members_that_are_named() {
        folder.tenant("willow", """
                members:
                  ana@willow.example: { name: Ana, roles: [csm] }
                teams:
                  north:
                    title: North
                    lead: anna@willow.example
                    members:
                      - ana@willow.example
                      - bob@willow.example
                """);

        assertRefused(
                "willow/tenant.yaml:10: there is no member 'anna@willow.example'",
                "willow/tenant.yaml:13: there is no member 'bob@willow.example'");
    }

    @Test
    void a_file_cannot_declare_the_demos_logins() {
        folder.tenant("willow", """
                members: { admin@willow.example: { name: Ana, roles: [csm] } }
                clients: { partner: { roles: [csm], secretFrom: PARTNER } }
                """);

        assertRefused("willow/tenant.yaml:5: is reserved for the demo logins",
                "willow/tenant.yaml:6: is reserved for the demo client");
    }

    @Test
    void a_client_needs_one_source_of_its_secret() {
        folder.tenant("willow", "clients: { erp: { roles: [csm] } }\n");

        assertTrue(complaints().getFirst().startsWith("willow/tenant.yaml:5: "), complaints()::toString);
    }

    @Test
    void a_mapping_may_not_fill_what_its_kind_does_not_have() {
        folder.tenant("willow", "").file("willow/mappings/points.yaml", """
                kind: usage
                account: { system: crm, column: id }
                fields:
                  metric: { constant: logins }
                  at: { column: day, as: instant }
                  value: { column: n, as: decimal }
                  colour: { column: c }
                """);

        assertTrue(complaints().stream().anyMatch(line -> line.startsWith("willow/mappings/points.yaml:7: ")), complaints()::toString);
    }

    @Test
    void an_import_names_a_mapping_that_there_is() {
        folder.tenant("willow", "").file("willow/imports.yaml", "- { file: a.csv, mapping: a }\n");

        assertRefused("willow/imports.yaml:1: unknown mapping 'a'");
    }

    private void assertRefused(String... lines) {
        assertEquals(List.of(lines), complaints());
    }

    private List<String> complaints() {
        return assertThrows(FilesRefused.class, folder::read).complaints().stream().map(Complaint::toString).toList();
    }
}
