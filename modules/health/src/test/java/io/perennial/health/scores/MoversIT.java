package io.perennial.health.scores;

import static io.perennial.health.keeping.ScoredCompany.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.health.keeping.ScoredCompany;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests "whose health got better, and whose got worse?", against a week and a month before. */
class MoversIT {
    private static final String MANY =
            """
            with account as (
                insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
                select '%1$s', uuidv7(), 'Rush', 'EUR', now(), now() from generate_series(1, 8000)
                returning tenant_id, id)
            insert into accounts.account_health (tenant_id, account_id, score, band, band_since, trend, week_trend)
            select tenant_id, id, 5000, 'yellow', '2025-06-10', change, change
            from (select *, nullif(row_number() over () %% 2001 - 1000, 1000) as change from account) a
            """;

    /** Counts the blocks of the table and its indexes read so far; the difference of two calls is the number read in between. */
    private static final String BLOCKS =
            """
            select sum(pg_stat_get_xact_blocks_fetched(r)) from (
                select 'accounts.account_health'::regclass as r
                union all select indexrelid from pg_index where indrelid = 'accounts.account_health'::regclass) relations
            """;

    private final ScoredCompany company = new ScoredCompany("movers");

    @ParameterizedTest
    @ValueSource(ints = {Movers.WEEK, Movers.MONTH})
    void they_are_those_whose_score_changed_the_most(int days) {
        company.publish(card("rating", null));
        AccountId rising = company.accountRated("40"), falling = company.accountRated("80"), resting = company.accountRated("60");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(days));
        company.rate(rising, "41");
        company.rate(falling, "10");
        company.accountRated("90");
        company.account(null);
        company.rescoreAll();

        var movers = company.in(sql -> Movers.of(days, false, sql));
        assertEquals(List.of(new Mover(rising, "Willow", 4_100, "red", 100)), movers.up());
        assertEquals(List.of(new Mover(falling, "Willow", 1_000, "red", -7_000)), movers.down());
        assertEquals(1, company.rows(resting).size());
    }

    /** Reads twice twenty of eight thousand rows; counts blocks instead of measuring time. */
    @ParameterizedTest
    @ValueSource(ints = {Movers.WEEK, Movers.MONTH})
    void they_are_read_from_the_two_ends_of_their_order(int days) throws SQLException {
        try (var connection = TestDatabase.shared().superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute(MANY.formatted(company.id()));
            statement.execute("vacuum analyze accounts.account, accounts.account_health");
        }
        company.does(sql -> {
            long before = sql.number(BLOCKS, Map.of());
            var movers = Movers.of(days, false, sql);
            long read = sql.number(BLOCKS, Map.of()) - before;
            assertEquals(List.of(999, -1_000), List.of(movers.up().getFirst().change(), movers.down().getFirst().change()));
            assertTrue(read < 100, () -> read + " blocks were read");
        });
    }
}
