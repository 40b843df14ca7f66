package io.perennial.renewals.home;

import io.perennial.identity.MemberId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Measures a member's home page for a large tenant: {@code infra/bench/home}. Each account has an owner, a contract, a renewal on some day
 * of the year, three calls and two bands. One in fifty accounts of a member has calls that disagree. One in a hundred renewals names a
 * member of its own. It is not a test: its name keeps it out of every build.
 */
class HomeBench {
    private static final int ACCOUNTS = Integer.getInteger("perennial.bench.accounts", 100_000);
    private static final int MEMBERS = 250;
    private static final int TIMES = 200;
    private static final LocalDate TODAY = LocalDate.parse("2026-02-10");
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String FILL =
            """
            insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, n || '@example.com', 'Member ' || n, 'en', 'Europe/Berlin', '{csm}', '2024-01-01', '2024-01-01'
            from generate_series(0, %3$d - 1) n;
            insert into accounts.account (tenant_id, id, name, owner_id, currency, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Account ' || n,
                   ('01900000-0000-7000-8001-' || lpad(to_hex(n %% %3$d), 12, '0'))::uuid, 'EUR', '2024-01-01', '2024-01-01'
            from generate_series(1, %2$d) n;
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines, arr, mrr, created_at, updated_at)
            select '%1$s', id, id, name, '2025-01-01', '2026-01-01', false, 'EUR', '[]', 1200, 100, '2024-01-01', '2024-01-01' from accounts.account where tenant_id = '%1$s';
            insert into renewals.renewal (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, owner_id, currency, rate, target_arr, state, decided_at,
                                          outcome_arr, created_at, updated_at)
            select '%1$s', id, id, id, d, d, d - 30, case when n %% 100 = 0 then ('01900000-0000-7000-8001-' || lpad(to_hex(n / 100 %% %3$d), 12, '0'))::uuid end, 'EUR', 1, 1200,
                   case when d < '2026-02-01' then 'won' else 'open' end, case when d < '2026-02-01' then now() end, case when d < '2026-02-01' then 1200 end, '2024-01-01', '2024-01-01'
            from (select id, right(name, -8)::integer as n, date '2025-08-10' + (right(name, -8)::integer * 7 %% 365) as d from accounts.account where tenant_id = '%1$s') a;
            insert into renewals.renewal_call (tenant_id, renewal_id, horizon, automated, automated_on, answer, said_by, said_at)
            select '%1$s', a.id, h, 'will_renew', '2025-08-01', case when n %% 50 = 0 then 'at_risk' else 'will_renew' end, 'mem_1', '2025-08-01'
            from (select id, right(name, -8)::integer / 250 as n from accounts.account where tenant_id = '%1$s') a cross join (values (180), (90), (30)) horizon (h);
            insert into accounts.account_health (tenant_id, account_id, score, band, band_since)
            select '%1$s', id, 3000, 'red', date '2026-02-10' - right(name, -8)::integer / 250 %% 100 from accounts.account where tenant_id = '%1$s';
            insert into health.score (tenant_id, account_id, since, score, coverage, low, high, band, raw, points, freshness, seen, computed_at, scorecard_id)
            select '%1$s', h.account_id, s.since, 3000, 10000, 3000, 3000, s.band, '{}', '{}', '{}', '{}', now(), '%4$s'
            from accounts.account_health h cross join lateral (values (h.band_since, 'red'), (h.band_since - 40, 'green')) s (since, band)
            where h.tenant_id = '%1$s';
            """;

    private final TenantWork work = TenantWork.of("bench");
    private final MemberId member = new MemberId(UUID.fromString("01900000-0000-7000-8001-000000000007"));

    @Test
    void what_a_home_costs() throws SQLException {
        fill();
        work.run(sql -> timed("a member's home, one statement on a warm connection",
                () -> HomeView.of(member, TODAY, Currency.getInstance("EUR"), sql)));
    }

    private static void fill() throws SQLException {
        var tenant = DATABASE.tenant("bench");
        var card = "01900000-0000-7000-8002-000000000001";
        superuser("""
                insert into health.scorecard (tenant_id, id, name, number, state, precedence, definition, published_at, created_at, updated_at)
                values ('%s', '%s', 'Bench', 1, 'published', 0, '{}', now(), now(), now())
                """.formatted(tenant, card));
        superuser(FILL.formatted(tenant, ACCOUNTS, MEMBERS, card));
        superuser("vacuum analyze accounts.account", "vacuum analyze accounts.account_health", "vacuum analyze renewals.renewal",
                "vacuum analyze renewals.renewal_call", "vacuum analyze health.score");
    }

    private static void superuser(String... statements) throws SQLException {
        try (var connection = DATABASE.superuserDataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }

    private static HomeView timed(String what, Supplier<HomeView> asked) {
        var times = new ArrayList<Double>();
        var home = asked.get();
        for (int at = 0; at < TIMES; at++) {
            long begun = System.nanoTime();
            home = asked.get();
            times.add((System.nanoTime() - begun) / 1e6);
        }
        times.sort(null);
        System.out.printf(
                "%,d accounts: %s %.1f ms, the slowest %.1f ms; %d due in 90 days, %d overdue, %d decisions, %d resolutions, %d moves%n",
                ACCOUNTS, what, times.get(TIMES / 2),
                times.getLast(), home.due().getLast().n(), home.work().overdue(), home.work().decisionsReached(), home.resolutions().n(),
                home.moves().n());
        return home;
    }
}
