package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.notices.Notices;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.renewals.notices.DueNotices;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that the job which follows contracts keeps up with the first bulk load of a new company, within the time of a job's statement. */
class BulkLoadIT {
    private static final int ACCOUNTS = 3_000;
    private static final int CONTRACTS = 2 * ACCOUNTS;

    private static final String LOAD_ACCOUNTS =
            """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select o.tenant_id, uuidv7(), 'Customer ' || n, 'EUR', :now, :now from {platform.owner} o cross join generate_series(1, :many) n
            """;
    private static final String LOAD_CONTRACTS =
            """
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, term_months, auto_renew, currency, lines, arr, mrr,
                                           renews_on, created_at, updated_at)
            select a.tenant_id, uuidv7(), a.id, a.id || '-' || n, date '2025-04-01' + n, 12, n = 1, 'EUR', '[]', 1200, 100, date '2026-04-01' + n, :now, :now
            from {whole accounts.account} a cross join generate_series(1, 2) n
            """;
    private static final String TOUCH =
            """
            insert into renewals.touched_contract (tenant_id, contract_id, touched_at)
            select tenant_id, id, :now from {whole accounts.contract}
            """;

    private final TenantWork linden = TenantWork.of("linden" + Long.toString(System.nanoTime(), 36));
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);

    @Test
    void six_thousand_contracts_of_a_new_company_are_followed_in_time() throws SQLException {
        linden.run(sql -> {
            sql.change(LOAD_ACCOUNTS, Map.of("many", ACCOUNTS, "now", clock.instant()));
            sql.change(LOAD_CONTRACTS, Map.of("now", clock.instant()));
            return sql.change(TOUCH, Map.of("now", clock.instant()));
        });

        for (int taken = TouchedContracts.AT_ONCE; taken > 0;) {
            look();
            taken = linden.run(sql -> {
                sql.list(Set.class, "select set_config('statement_timeout', '30s', true) as value", Map.of());
                return touched(sql).follow();
            });
        }

        assertEquals((long) CONTRACTS, linden.<Long>run(sql -> sql.number("select count(*) from {whole renewals.renewal}", Map.of())));
    }

    record Set(String value) {}

    /** Analyses what has grown, as each step of a job does first. */
    private static void look() throws SQLException {
        try (var connection = TestDatabase.shared().schedulerDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute("select jobs.analyse_grown(8)");
        }
    }

    private TouchedContracts touched(Sql sql) {
        var ends = new TermEnds(sql, home, clock, new TenantWork.Heard());
        var run = new DailyRun(sql, home, ends, new AutomatedCalls(sql, home), new DueNotices(new Notices(sql, clock), sql));
        return new TouchedContracts(sql, clock, new NoJobs(), run, ends);
    }
}
