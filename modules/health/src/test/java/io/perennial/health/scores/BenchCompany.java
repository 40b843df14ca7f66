package io.perennial.health.scores;

import io.perennial.health.keeping.ScoredCompany;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A tenant with any number of accounts, each with a point of each metric on each of the last days. */
record BenchCompany(ScoredCompany company, int accounts, List<String> metrics, int days) {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final int LOADED_TOGETHER = 5_000;
    static final UUID ONE = UUID.fromString("01900000-0000-7000-8000-000000000007");

    /**
     * Makes the tables of points unlogged, so that the load is not written twice. A crash would lose the points, like all of this database.
     */
    private static final String BEGIN =
            """
            do $$
            declare
                month regclass;
            begin
                for month in select inhrelid::regclass from pg_inherits where inhparent = 'accounts.usage_point'::regclass loop
                    execute format('alter table %%s set unlogged', month);
                end loop;
            end
            $$;
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Account ' || n, 'EUR', '2024-01-01', '2024-01-01'
            from generate_series(1, %2$d) n;
            insert into accounts.account_health (tenant_id, account_id) select tenant_id, id from accounts.account where tenant_id = '%1$s';
            create unlogged table health.bare (tenant_id uuid, account_id uuid, m1 numeric, m2 numeric, m3 numeric, m4 numeric, m5 numeric, m6 numeric);
            grant all on health.bare to perennial_app;
            """;

    /**
     * Loads some accounts' points in the order of the primary key, so that its index grows at one place. It skips the foreign key check,
     * because the accounts exist and the queue of checks would hold an entry for each point in memory. One account in ten has no use before
     * the last month, so that its trend is unknown.
     */
    private static final String LOAD =
            """
            set session_replication_role = replica;
            set synchronous_commit = off;
            insert into accounts.usage_point (tenant_id, account_id, metric, at, value)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, m.metric,
                   '2025-06-10 10:00Z'::timestamptz - make_interval(days => d),
                   case when n %% 10 = 3 and d >= 30 then 0 else (n * 7 + d * 13 + length(m.metric)) %% (2 + n %% 49) end
            from generate_series(%2$d, %3$d) n, unnest(array['%5$s']) m (metric), generate_series(%4$d, 0, -1) d
            """;

    /** Adds scores of a month before, so that each account has a trend, up or down. */
    private static final String A_MONTH_BEFORE =
            """
            insert into health.score (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, raw, points, freshness, seen, computed_at)
            select tenant_id, account_id, since - 30, scorecard_id, moved, coverage, moved, moved,
                   case when moved < 5000 then 'red' when moved < 7500 then 'yellow' else 'green' end, raw, points, freshness, seen, computed_at
            from (select *, greatest(0, least(10000, score + hashtext(account_id::text) %% 1500)) as moved from health.score where tenant_id = '%1$s') k
            """;

    private static final String CHANGE_SOME =
            """
            update accounts.usage_point set value = value + 20
            where tenant_id = '%1$s' and at > '2025-06-08'
                  and right(account_id::text, 2) in ('00', '14', '28', '3c', '50', '64', '78', '8c', 'a0', 'b4', 'c8', 'dc', 'f0')
            """;

    private static final String DIFFERING =
            """
            select count(*) from {whole health.score} k
            full join {health.bare} b on b.account_id = k.account_id
            where (k.since is null or k.since = :today) and k.raw is distinct from array[b.m1, b.m2, b.m3, b.m4, b.m5, b.m6]
            """;

    long points() {
        return (long) accounts * metrics.size() * days;
    }

    void begin() {
        superuser("alter system set max_wal_size = '8GB'", "alter system set work_mem = '64MB'",
                "alter system set maintenance_work_mem = '1GB'",
                "select pg_reload_conf()", BEGIN.formatted(company.id(), accounts));
    }

    void load() {
        IntStream.rangeClosed(0, (accounts - 1) / LOADED_TOGETHER).parallel().forEach(this::load);
    }

    /** Loads one part of the accounts; the last part may be smaller. */
    private void load(int part) {
        int first = 1 + part * LOADED_TOGETHER;
        int last = Math.min(accounts, first + LOADED_TOGETHER - 1);
        superuser(LOAD.formatted(company.id(), first, last, days - 1, String.join("', '", metrics.stream().sorted().toList())));
    }

    void tidy(String... tables) {
        for (var table : tables) superuser("vacuum analyze " + table);
        superuser("checkpoint");
    }

    /** Changes points of one account in twenty. */
    void changeSome() {
        superuser(CHANGE_SOME.formatted(company.id()));
    }

    void scoreAMonthBefore() {
        superuser(A_MONTH_BEFORE.formatted(company.id()));
    }

    void rescoreAll() {
        company.beginAnew();
        while (company.step()) company.told();
    }

    void insertBare(String statement) {
        superuser("truncate health.bare");
        company.unhurried(sql -> sql.change(statement, Map.of()));
    }

    /** Returns the number of accounts whose measures differ from the plain sums. */
    long differing() {
        return company.unhurried(sql -> sql.number(DIFFERING, Map.of("today", company.home.today())));
    }

    private static void superuser(String... statements) {
        try (var connection = DATABASE.superuserDataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
