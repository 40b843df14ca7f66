package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the upgrade of a ledger from before entries counted customers, for an account that was a customer from January to June. */
class LedgerUpgradeIT {
    private static final int BEFORE = 4;
    private static final String KEPT =
            """
            insert into accounts.account (id, name, segment, tier, currency, created_at, updated_at)
            values ('%1$s', 'Willow', 'small', 'gold', 'EUR', now(), now());
            insert into accounts.contract (id, account_id, number, starts_on, ends_on, auto_renew, currency, lines, arr, mrr, created_at, updated_at)
            values ('%2$s', '%1$s', '1', '2025-01-01', '2025-06-01', false, 'EUR',
                    '[{"product": "Core", "quantity": "1", "unitPrice": "100.00", "per": "month", "recurring": true}]', 1200.00, 100.00, now(), now());
            insert into renewals.ledger_account (account_id, recorded_at) values ('%1$s', '2025-07-01T00:00:00Z');
            insert into renewals.ledger_entry (id, account_id, effective_on, recorded_at, kind, contract_id, product, currency, own_mrr, own_arr, books, mrr, arr, reversal)
            select renewals.entry_id(1751328000000, day::text), '%1$s', day, '2025-07-01T00:00:00Z', kind, '%2$s', 'Core', 'EUR', mrr, 12 * mrr, 'EUR', mrr, 12 * mrr, false
            from (values (date '2025-01-01', 'new', 100.00), (date '2025-06-01', 'churn', -100.00)) e (day, kind, mrr);
            insert into renewals.ledger_tally (effective_on, books, kind, product, mrr, arr)
            select effective_on, books, kind, product, mrr, arr from renewals.ledger_entry;
            insert into renewals.ledger_balance (quarter, account_id, since, until, books, mrr, arr)
            values ('2025-01-01', '%1$s', '2025-01-01', '2025-04-01', 'EUR', 100.00, 1200.00), ('2025-04-01', '%1$s', '2025-04-01', '2025-06-01', 'EUR', 100.00, 1200.00)
            """;

    private final TestDatabase database = TestDatabase.at("renewals", BEFORE);
    private final UUID tenant = database.tenant("willow");
    private final MovedClock clock = new MovedClock(Instant.parse("2025-07-02T00:00:00Z"));

    record Day(String groupedBy, String day, String key, String mrr, long customers) {}

    @Test
    void its_sums_are_told_apart_at_once_and_its_customers_once_the_job_has_looked_at_it() throws SQLException {
        keep();
        database.upgrade("renewals");
        assertEquals(days(0), tally());

        assertEquals(1, enter());
        assertEquals(days(1), tally());
        assertEquals(List.of(2L, 2L, 6L), in(sql -> List.of(
                sql.number("select count(*) from {whole renewals.ledger_entry} where recorded_at = '2025-07-01T00:00:00Z'", Map.of()),
                sql.number("select count(*) from {whole renewals.ledger_entry} where reversal", Map.of()),
                sql.number("select count(*) from {whole renewals.ledger_entry}", Map.of()))),
                "Nothing is gone, and what says more now was reversed");
        assertEquals(0, enter());
    }

    private static List<Day> days(int customers) {
        return List.of(
                new Day("owner", "2025-01-01", "", "100.00", customers), new Day("owner", "2025-06-01", "", "-100.00", -customers),
                new Day("product", "2025-01-01", "Core", "100.00", customers),
                new Day("product", "2025-06-01", "Core", "-100.00", -customers),
                new Day("segment", "2025-01-01", "small", "100.00", customers),
                new Day("segment", "2025-06-01", "small", "-100.00", -customers),
                new Day("tier", "2025-01-01", "gold", "100.00", customers), new Day("tier", "2025-06-01", "gold", "-100.00", -customers));
    }

    private List<Day> tally() {
        return in(sql -> sql.list(Day.class,
                """
                select grouped_by, effective_on::text as day, key, mrr::text as mrr, customers from {whole renewals.ledger_tally}
                order by grouped_by, effective_on
                """, Map.of()));
    }

    private int enter() {
        return in(sql -> touched(sql).enter());
    }

    private TouchedAccounts touched(Sql sql) {
        var ledger = new Ledger();
        ledger.sql = sql;
        ledger.home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);
        ledger.clock = clock;
        var touched = new TouchedAccounts();
        touched.jobs = new NoJobs();
        touched.sql = sql;
        touched.clock = clock;
        touched.ledger = ledger;
        return touched;
    }

    private void keep() throws SQLException {
        try (var connection = database.ownerDataSource().getConnection(); var write = connection.createStatement()) {
            connection.setAutoCommit(false);
            write.execute("set local app.tenant = '" + tenant + "'");
            write.execute(KEPT.formatted(UUID.randomUUID(), UUID.randomUUID()));
            connection.commit();
        }
    }

    private <R> R in(TenantTransaction.Work<R> work) {
        return TenantTransaction.in(database, tenant, work);
    }
}
