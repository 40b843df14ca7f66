package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.platform.testing.TestLists;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests "who renews next?" and "who renews last?" with many accounts, a third of which never renews. */
class RenewalOrderIT {
    private static final int ACCOUNTS = 12_000;
    private static final int PAGE = 10;
    private static final int LAST_PAGE = 1_000;

    private static final String FILL = """
            insert into accounts.account (tenant_id, id, name, currency, renews_on, created_at, updated_at)
            select tenant_id, uuidv7(), 'Account ' || n, 'EUR', case when n % 3 = 0 then 'infinity' else '2026-01-01'::date + n * 7919 % 1000 end, now(), now()
            from generate_series(1, :accounts) n, (select id as tenant_id from platform.tenant where name = 'rowan') t
            """;
    private static final String HEALTH = """
            insert into accounts.account_health (tenant_id, account_id)
            select a.tenant_id, a.id from accounts.account a join platform.tenant t on t.id = a.tenant_id where t.name = 'rowan'
            """;

    /**
     * Counts the blocks fetched so far from the table and from the index that gives the order. The difference of two readings is what was
     * read in between.
     */
    private static final String BLOCKS = """
            select pg_stat_get_xact_blocks_fetched('accounts.account'::regclass)
                   + pg_stat_get_xact_blocks_fetched('accounts.account_by_renewal'::regclass)
            """;

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private final TenantWork rowan = TenantWork.of("rowan");

    @BeforeAll
    static void fill() throws SQLException {
        DATABASE.tenant("rowan");
        try (var connection = DATABASE.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute(FILL.replace(":accounts", String.valueOf(ACCOUNTS)));
            statement.execute(HEALTH);
            statement.execute("vacuum analyze accounts.account, accounts.account_health");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"renewsOn", "-renewsOn"})
    void all_are_read_once_in_order_and_who_never_renews_comes_last(String sort) {
        var read = new ArrayList<AccountView>();
        String cursor = null;
        do {
            var page = page(sort, 200, cursor);
            read.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertEquals(ACCOUNTS, new HashSet<>(read.stream().map(AccountView::id).toList()).size());
        assertEquals(ACCOUNTS, read.size());
        var days = read.stream().map(AccountView::renewsOn).toList();
        var order = sort.startsWith("-") ? Comparator.<LocalDate>reverseOrder() : Comparator.<LocalDate>naturalOrder();
        assertEquals(days.stream().sorted(Comparator.nullsLast(order)).toList(), days);
    }

    /** Counts blocks, not time. A page that begins in the middle of a block can read some more or some fewer. */
    @ParameterizedTest
    @ValueSource(strings = {"renewsOn", "-renewsOn"})
    void page_1000_reads_no_more_than_page_1(String sort) {
        var costs = rowan.run(sql -> {
            var each = new ArrayList<Long>();
            String cursor = null;
            for (int page = 1; page <= LAST_PAGE; page++) {
                var before = sql.number(BLOCKS, Map.of());
                cursor = page(sort, PAGE, cursor, sql).nextCursor();
                each.add(sql.number(BLOCKS, Map.of()) - before);
            }
            return each;
        });

        var most = costs.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(costs.getFirst() > PAGE && most <= costs.getFirst() + 2 * PAGE,
                () -> "page 1 " + costs.getFirst() + ", page 1000 " + costs.getLast() + ", most " + most);
    }

    private Page<AccountView> page(String sort, int limit, @Nullable String cursor) {
        return rowan.run(sql -> page(sort, limit, cursor, sql));
    }

    private static Page<AccountView> page(String sort, int limit, @Nullable String cursor, Sql sql) {
        var parameters = new TreeMap<>(Map.of("sort", sort, "limit", String.valueOf(limit)));
        if (cursor != null) parameters.put("cursor", cursor);
        return TestLists.on(sql).page(AccountView.LISTING, new Query(parameters));
    }
}
