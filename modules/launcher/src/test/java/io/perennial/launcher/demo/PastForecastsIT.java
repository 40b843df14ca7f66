package io.perennial.launcher.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests a company with a customer of each outcome on a Thursday in November. Nothing may be written for the other company. */
class PastForecastsIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final TestDatabase database = TestDatabase.shared();
    private final Company company = named("hazel" + Long.toString(System.nanoTime(), 36));
    private final UUID tenant = database.tenant(company.name());
    private final UUID other = database.tenant("beech" + Long.toString(System.nanoTime(), 36));

    private static Company named(String name) {
        var like = Company.all().getFirst();
        return new Company(name, like.code(), like.seed(), 1, like.zone(), like.currency(), like.scale(), like.words(), like.calendar());
    }

    @BeforeEach
    void customers() throws SQLException {
        for (var whose : List.of(tenant, other)) {
            execute(whose,
                    "insert into accounts.exchange_rate (currency, effective_on, rate) values ('GBP', '2020-01-01', 1.10), ('GBP', '2026-08-18', 1.20)");
            contract(whose, "grows", "2025-05-10", "2026-05-10", "EUR", "1000.00");
            contract(whose, "grows", "2026-05-10", "2027-05-10", "EUR", "1200.00");
            contract(whose, "grows", "2025-11-10", "2026-05-10", "EUR", "90.00");
            contract(whose, "shrinks", "2025-08-20", "2026-08-20", "GBP", "500.00");
            contract(whose, "shrinks", "2026-08-20", "2027-08-20", "GBP", "400.00");
            contract(whose, "leaves", "2025-03-01", "2026-03-01", "EUR", "300.00");
            contract(whose, "goes_on", "2024-01-15", null, "EUR", "700.00");
        }
    }

    @Test
    void a_term_that_ended_was_renewed_or_lost_as_the_contracts_say() throws IOException, SQLException {
        tell();

        assertEquals(List.of(
                "goes_on 2026-01-15 EUR 700.00 won 700.00 by itself", "leaves 2026-03-01 EUR 300.00 lost -",
                "grows 2026-05-10 EUR 1000.00 won 1200.00", "shrinks 2026-08-20 GBP 500.00 downsold 400.00"),
                rows("""
                        select a.name || ' ' || r.due_on || ' ' || r.currency || ' ' || r.target_arr || ' ' || r.state || ' ' || coalesce(r.outcome_arr::text, '-')
                               || case when r.by_itself then ' by itself' else '' end
                        from renewals.renewal r join accounts.account a on a.tenant_id = r.tenant_id and a.id = r.account_id
                        where r.due_on < '2026-11-26' order by r.due_on
                        """));
    }

    @Test
    void each_monday_but_this_weeks_says_what_was_hoped_for_and_the_last_ones_what_came_of_it() throws IOException, SQLException {
        tell();

        assertEquals(List.of("2025-06-30 2026-11-16 73"),
                rows("select min(taken_on) || ' ' || max(taken_on) || ' ' || count(*) from renewals.forecast_snapshot"));
        assertEquals(List.of("grows 1000.00 1000.00 200.00 won", "leaves 300.00 0.00 0 lost", "shrinks 550.00 440.00 0 won"),
                rows(last("due_on < '2026-10-01'")));
        assertEquals(List.of("0"), rows("select count(*) from renewals.forecast_line where standing = 'open' and taken_on > due_on"));
        assertTrue(Integer.parseInt(
                rows("select count(*) from renewals.forecast_line where standing = 'open' and retained <> target").getFirst()) > 20);
    }

    /** Selects the last line of each customer except the one whose contract continues. */
    private static String last(String due) {
        return """
                select distinct on (a.name) a.name || ' ' || l.target || ' ' || l.retained || ' ' || l.expansion || ' ' || l.standing
                from renewals.forecast_line l join accounts.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
                where %s and a.name <> 'goes_on' order by a.name, l.taken_on desc
                """.formatted(due);
    }

    @Test
    void who_follows_changes_hears_once_of_each_renewal() throws IOException, SQLException {
        tell();
        tell();

        assertEquals(rows("select id || ' ' || version from renewals.renewal where due_on < '2026-11-26' order by id"),
                rows("select record || ' ' || version from platform.outbox where kind = 'renewal' and op = 'created' order by record"));
        assertEquals(List.of("0"), ask(other, "select count(*) from platform.outbox"));
    }

    @Test
    void told_twice_nothing_is_written_and_of_another_company_nothing_at_all() throws IOException, SQLException {
        tell();
        var told = rows("select count(*) || ' ' || sum(retained) from renewals.forecast_line");
        tell();

        assertEquals(told, rows("select count(*) || ' ' || sum(retained) from renewals.forecast_line"));
        assertEquals(List.of("0 0"),
                ask(other, "select (select count(*) from renewals.renewal) || ' ' || (select count(*) from renewals.forecast_snapshot)"));
    }

    private void tell() throws IOException {
        new PastForecasts(database.ownerDataSource()).tell(company, TODAY);
    }

    private void contract(UUID whose, String account, String starts, @Nullable String ends, String currency, String arr)
            throws SQLException {
        execute(whose, """
                insert into accounts.account (id, name, currency, created_at, updated_at)
                select gen_random_uuid(), '%1$s', 'EUR', now(), now() where not exists (select from accounts.account where name = '%1$s');
                insert into accounts.contract (id, account_id, number, starts_on, ends_on, term_months, auto_renew, currency, lines, arr, mrr, created_at, updated_at)
                select gen_random_uuid(), id, '%1$s %2$s', '%2$s', %3$s, 12, true, '%4$s', '[]', %5$s, 0, now(), now() from accounts.account where name = '%1$s'
                """.formatted(account, starts, ends == null ? "null" : "'" + ends + "'", currency, new BigDecimal(arr)));
    }

    private List<String> rows(String sql) throws SQLException {
        return ask(tenant, sql);
    }

    private List<String> ask(UUID whose, String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = inside(whose); var statement = connection.createStatement(); var found = statement.executeQuery(sql)) {
            while (found.next()) rows.add(found.getString(1));
        }
        return rows;
    }

    private void execute(UUID whose, String sql) throws SQLException {
        try (var connection = inside(whose); var statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    private Connection inside(UUID whose) throws SQLException {
        var connection = database.ownerDataSource().getConnection();
        connection.setAutoCommit(false);
        try (var enter = connection.createStatement()) {
            enter.execute("set local app.tenant = '" + whose + "'");
        }
        return connection;
    }
}
