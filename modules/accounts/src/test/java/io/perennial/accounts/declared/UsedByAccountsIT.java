package io.perennial.accounts.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what the files may not remove. Each test has two companies of its own. */
class UsedByAccountsIT {
    private static final String RATES = "rates:\n  USD: { 2020-01-01: 0.9 }\n  GBP: { 2020-01-01: 1.1 }\n";
    private static final String FIELDS =
            """
            customFields:
              account:
                seats: { type: number, label: { en: Seats } }
                site: { type: choice, choices: [berlin, dublin], label: { en: Site } }
                since: { type: text, label: { en: Since } }
            """;

    @TempDir Path folder;

    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final String alder = "alder" + suffix;
    private final String birch = "birch" + suffix;
    private final TenantDatabase database = new TenantDatabase(
            TestDatabase.shared().ownerDataSource(), List.of(AccountsTables.values()), List.of(UsedByAccounts.values()), Map.of(),
            new Secrets(new SecureRandom(), 1), Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void two_companies() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("_defaults"));
        Files.writeString(folder.resolve("_defaults/roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
        files(alder, "EUR", RATES + FIELDS);
        files(birch, "EUR", RATES + FIELDS);
        apply();
    }

    @Test
    void a_rate_that_contracts_need_is_not_given_up_and_nothing_of_any_company_is_applied() throws IOException, SQLException {
        contract(alder, "USD", "2026-01-01", null);
        contract(alder, "USD", "2026-04-01", null);
        contract(birch, "GBP", "2026-01-01", null);
        files(birch, "EUR", "rates:\n  GBP: { 2020-01-01: 2 }\n");
        files(alder, "EUR", "rates:\n  GBP: { 2020-01-01: 2 }\n" + FIELDS);

        assertRefused(alder + "/tenant.yaml:5: no current rate for USD, but contracts that have not ended use it: 2");
        assertEquals("1.1", ask(birch, "select rate from {accounts.exchange_rate} where currency = 'GBP'"));
    }

    @Test
    void a_rate_that_only_begins_later_is_none() throws IOException {
        contract(alder, "USD", "2026-01-01", null);
        files(alder, "EUR", "rates:\n  USD:\n    2026-03-11: 0.9\n");

        assertRefused(alder + "/tenant.yaml:6: no current rate for USD, but contracts that have not ended use it: 1");
    }

    @Test
    void a_company_that_changes_its_currency_needs_a_rate_for_the_one_it_had() throws IOException, SQLException {
        contract(alder, "EUR", "2026-01-01", null);
        files(alder, "GBP", "");

        assertRefused(alder + "/tenant.yaml:1: no current rate for EUR, but contracts that have not ended use it: 1");
        files(alder, "GBP", "rates: { EUR: { 2020-01-01: 0.85 } }\n");
        apply();
        assertEquals("GBP", ask(alder, "select currency from {identity.tenant_setting}"));
    }

    @Test
    void what_has_ended_or_was_deleted_or_is_another_companys_needs_no_rate() throws IOException, SQLException {
        contract(alder, "USD", "2025-01-01", "2026-03-10");
        contract(birch, "USD", "2026-01-01", null);
        run(alder, "update accounts.contract set deleted_at = now() where tenant_id = :tenant and id = :id",
                contract(alder, "USD", "2026-01-01", null));
        files(alder, "EUR", "");

        apply();
        assertEquals(null, ask(alder, "select max(rate)::text as value from {accounts.exchange_rate}"));
    }

    @Test
    void a_field_with_values_is_neither_dropped_nor_made_into_another() throws IOException {
        account(alder, "{\"seats\": 5, \"site\": \"dublin\", \"since\": \"long ago\"}");
        account(alder, "{\"seats\": 7}");
        files(alder, "EUR", """
                customFields:
                  account:
                    site: { type: choice, choices: [berlin], label: { en: Site } }
                    since: { type: date, label: { en: Since } }
                """);

        assertRefused(
                alder + "/tenant.yaml:6: unknown custom field 'seats', but accounts have values of it: 2",
                alder + "/tenant.yaml:7: accounts have values of 'site' that this declaration does not allow: 1",
                alder + "/tenant.yaml:8: accounts have values of 'since' that this declaration does not allow: 1");
    }

    @Test
    void a_field_without_values_can_go() throws IOException, SQLException {
        account(birch, "{\"seats\": 5}");
        account(alder, "{\"site\": \"dublin\"}");
        files(alder, "EUR", "customFields: { account: { site: { type: text, label: { en: Site } } } }\n");

        apply();
        assertEquals("site text", ask(alder, "select key || ' ' || type as value from {identity.custom_field}"));
    }

    private void files(String company, String currency, String more) throws IOException {
        Files.createDirectories(folder.resolve(company));
        Files.writeString(folder.resolve(company).resolve("tenant.yaml"),
                "title: A company\nzone: Europe/Berlin\nlocale: en\ncurrency: " + currency + "\n" + more);
    }

    private void apply() throws SQLException {
        database.apply(TenantFiles.read(folder), false);
    }

    private void assertRefused(String... complaints) {
        var refused = assertThrows(FilesRefused.class, this::apply);
        assertEquals(String.join("\n", complaints), refused.getMessage());
        var dry = assertThrows(FilesRefused.class, () -> database.compare(TenantFiles.read(folder), false));
        assertEquals(refused.getMessage(), dry.getMessage());
    }

    private UUID account(String company, String customFields) {
        return run(company, """
                insert into accounts.account (tenant_id, id, name, currency, custom_fields, created_at, updated_at)
                values (:tenant, :id, 'An account', 'EUR', :fields, now(), now())
                """, UUID.randomUUID(), "fields", customFields);
    }

    private UUID contract(String company, String currency, String startsOn, @Nullable String endsOn) {
        return run(company, """
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines,
                                               arr, mrr, created_at, updated_at)
                values (:tenant, :id, :account, :id::text, :startsOn::date, :endsOn::date, false, :currency, '[]', 12, 1, now(), now())
                """, UUID.randomUUID(), "account", account(company, "{}"), "startsOn", startsOn, "endsOn", endsOn, "currency", currency);
    }

    private UUID run(String company, String statement, UUID id, Object... more) {
        var values = Sql.values(more);
        values.put("id", id);
        assertTrue(TenantWork.of(company).run(sql -> sql.change(statement, values)) == 1);
        return id;
    }

    record Answer(@Nullable String value) {}

    private @Nullable String ask(String company, String query) {
        var asked = query.contains(" as value") ? query : query.replaceFirst("select (\\S+) from", "select $1::text as value from");
        return TenantWork.of(company).run(sql -> sql.first(Answer.class, asked, Map.of())).orElseThrow().value();
    }
}
