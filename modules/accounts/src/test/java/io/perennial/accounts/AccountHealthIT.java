package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountHealthIT {
    private static final LocalDate DAY = LocalDate.parse("2025-06-10");

    private final TenantWork company = TenantWork.of("healthlist" + UUID.randomUUID().toString().substring(0, 8));
    private final AccountId poor = new AccountId(TypeId.next());
    private final AccountId unknown = new AccountId(TypeId.next());
    private final AccountId good = new AccountId(TypeId.next());
    private final AccountId fair = new AccountId(TypeId.next());

    @BeforeEach
    void four_accounts() {
        company.run(sql -> {
            for (var id : List.of(poor, unknown, good, fair)) add(id, sql);
            keep(good, 9_000, "green", 10_000, -500, DAY, sql);
            keep(poor, 1_000, "red", 2_000, null, DAY, sql);
            return keep(fair, 6_000, "yellow", 6_000, 700, DAY, sql);
        });
    }

    private static void add(AccountId id, Sql sql) {
        sql.change(
                """
                insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
                values (:tenant, :id, 'Heath & Co', 'EUR', :now, :now)
                """,
                Map.of("id", id, "now", Instant.now()));
        sql.change(AccountHealth.OF_NEW, Map.of("ids", new UUID[] {id.value()}));
    }

    /** Stores the health in a larger statement, as the module health does. */
    private static int keep(AccountId id, int score, String band, int coverage, @Nullable Integer trend, LocalDate day, Sql sql) {
        var given =
                """
                (select :id::uuid as account_id, :day::date as day, :score::integer as score, :band::text as band,
                        :coverage::integer as coverage, :trend::integer as trend, null::integer as week_trend)
                """;
        return sql.change(
                AccountHealth.kept(given),
                Sql.values("id", id, "day", day, "score", score, "band", band, "coverage", coverage, "trend", trend));
    }

    private List<AccountId> listed(String... parameters) {
        return company.run(sql -> TestLists.on(sql).page(AccountView.LISTING, query(parameters))).items().stream().map(AccountView::id)
                .toList();
    }

    private static Query query(String... parameters) {
        var given = new TreeMap<String, String>();
        for (int at = 0; at < parameters.length; at += 2) given.put(parameters[at], parameters[at + 1]);
        return new Query(given);
    }

    @Test
    void accounts_are_sorted_by_score_and_trend_and_the_unknown_stand_last_in_either_order() {
        assertEquals(List.of(poor, fair, good, unknown), listed("sort", "score"));
        assertEquals(List.of(good, fair, poor, unknown), listed("sort", "-score"));
        assertEquals(List.of(good, fair, poor, unknown), listed("sort", "trend"));
        assertEquals(List.of(fair, good, unknown, poor), listed("sort", "-trend"));
        assertEquals(List.of(good, fair, poor, unknown), listed("sort", "-coverage"));
    }

    @Test
    void page_follows_page_through_the_known_and_the_unknown() {
        var seen = new ArrayList<AccountId>();
        String cursor = null;
        do {
            var asked = cursor == null ? query("sort", "-score", "limit", "1") : query("sort", "-score", "limit", "1", "cursor", cursor);
            var page = company.run(sql -> TestLists.on(sql).page(AccountView.LISTING, asked));
            page.items().forEach(item -> seen.add(item.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertEquals(List.of(good, fair, poor, unknown), seen);
    }

    @Test
    void accounts_are_filtered_by_what_is_known_of_their_health() {
        assertEquals(List.of(good), listed("band", "green"));
        assertEquals(List.of(fair), listed("sort", "score", "scoreFrom", "6000", "scoreUntil", "9000"));
        assertEquals(List.of(good), listed("trendUntil", "0"));
        assertEquals(List.of(fair), listed("trendFrom", "0"));
        assertEquals(List.of(unknown, poor), listed("sort", "coverage", "coverageUntil", "2001"));
    }

    @Test
    void numbers_that_no_score_can_be_are_refused() {
        for (var wrong : List.of("scoreFrom=99999", "scoreUntil=-1", "coverageFrom=10001", "coverageUntil=-1", "trendFrom=-10001",
                "trendUntil=10001", "scoreFrom=1.5", "trendFrom=much"))
            assertThrows(RuntimeException.class, () -> listed(wrong.split("=")), wrong);
        assertEquals(List.of(), listed("scoreFrom", "10000", "trendFrom", "-10000"));
    }

    @Test
    void a_band_is_dated_from_the_day_it_came_and_what_stays_is_not_written() {
        company.run(sql -> keep(good, 8_000, "green", 10_000, -500, DAY.plusDays(1), sql));
        company.run(sql -> keep(poor, 5_000, "yellow", 2_000, null, DAY.plusDays(1), sql));
        var standings = company.run(sql -> TestLists.on(sql).page(AccountView.LISTING, query("sort", "-score"))).items();

        assertEquals(new AccountStanding(8_000, "green", DAY, 10_000, -500), standings.get(0).health());
        assertEquals(new AccountStanding(5_000, "yellow", DAY.plusDays(1), 2_000, null), standings.get(2).health());
        assertEquals(new AccountStanding(null, null, null, 0, null), standings.get(3).health());
        assertEquals(0, company.run(sql -> keep(good, 8_000, "green", 10_000, -500, DAY.plusDays(2), sql)).intValue());
        assertNull(company.run(sql -> AccountView.get(good, sql)).health());
    }

    @Test
    void another_company_neither_sees_nor_changes_it() {
        var stranger = TenantWork.of("healthliststranger");
        assertEquals(List.of(), stranger.run(sql -> TestLists.on(sql).page(AccountView.LISTING, query("band", "green"))).items());
        assertEquals(0, stranger.run(sql -> keep(good, 1, "red", 1, null, DAY, sql)).intValue());
    }
}
