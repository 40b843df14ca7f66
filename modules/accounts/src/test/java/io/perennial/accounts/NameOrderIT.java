package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Home;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.platform.testing.TestLists;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the list of accounts by name, with keys that are made after the rows, and made anew for another language. */
class NameOrderIT {
    private static final int ACCOUNTS = 6_000;

    private static final String FILL = """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select t.id, uuidv7(), names.name, 'EUR', now(), now()
            from platform.tenant t, (select unnest(array['zebra', 'Berta', 'Éclair', 'éclair', 'anton', 'Ärzte', '张三', '上海', '北京']) as name
                                     union all select 'Most ' || n from generate_series(1, %2$d) n) names
            where t.name = '%1$s'
            """;
    private static final String HEALTH = """
            insert into accounts.account_health (tenant_id, account_id)
            select a.tenant_id, a.id from accounts.account a join platform.tenant t on t.id = a.tenant_id where t.name = '%s'
            """;
    private static final String BLOCKS = """
            select pg_stat_get_xact_blocks_fetched('accounts.account'::regclass)
                   + pg_stat_get_xact_blocks_fetched('accounts.account_by_name_key'::regclass)
            """;

    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static TenantWork filled(String tenant, int more) throws SQLException {
        DATABASE.tenant(tenant);
        try (var connection = DATABASE.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute(FILL.formatted(tenant, more));
            statement.execute(HEALTH.formatted(tenant));
            statement.execute("vacuum analyze accounts.account, accounts.account_health");
        }
        return TenantWork.of(tenant);
    }

    @Test
    void names_that_exist_get_their_keys_and_another_language_makes_them_anew() throws SQLException {
        var linden = filled("linden", 0);
        var lime = filled("lime", 0);

        assertEquals(1, ordered(linden, Locale.ENGLISH));
        assertEquals(List.of("anton", "Ärzte", "Berta", "éclair", "Éclair", "zebra", "北京", "上海", "张三"), names(linden));
        assertFalse(isPending(linden, Locale.ENGLISH));

        assertTrue(isPending(linden, Locale.SIMPLIFIED_CHINESE));
        ordered(linden, Locale.SIMPLIFIED_CHINESE);
        assertEquals(List.of("北京", "上海", "张三", "anton", "Ärzte", "Berta", "éclair", "Éclair", "zebra"), names(linden));
        assertFalse(isPending(linden, Locale.SIMPLIFIED_CHINESE));
        assertTrue(isPending(lime, Locale.ENGLISH), "the other tenant's names wait for their own job");
    }

    @Test
    void a_name_without_a_key_gets_one_later() throws SQLException {
        var larch = filled("larch", 0);
        ordered(larch, Locale.ENGLISH);

        larch.run(sql -> sql.change(
                "update accounts.account set name = 'aaron', name_key = '' where tenant_id = :tenant and name = 'zebra'", Map.of()));

        assertTrue(isPending(larch, Locale.ENGLISH));
        ordered(larch, Locale.ENGLISH);
        assertEquals("aaron", names(larch).getFirst());
    }

    /** Counts blocks, not time: the row-level security must not keep the list from its index. */
    @Test
    void a_late_page_reads_no_more_than_the_first() throws SQLException {
        var elm = filled("elm", ACCOUNTS);
        assertEquals(ACCOUNTS / 1_000 + 1, ordered(elm, Locale.ENGLISH));
        try (var connection = DATABASE.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute("vacuum analyze accounts.account");
        }

        var costs = elm.run(sql -> {
            var each = new ArrayList<Long>();
            String cursor = null;
            for (int page = 1; page <= 500; page++) {
                var before = sql.number(BLOCKS, Map.of());
                cursor = page(10, cursor, sql).nextCursor();
                each.add(sql.number(BLOCKS, Map.of()) - before);
            }
            return each;
        });

        var most = costs.stream().mapToLong(Long::longValue).max().orElseThrow();
        assertTrue(costs.getFirst() > 2 && most <= costs.getFirst() + 20, costs::toString);
    }

    /** Does all steps of the job. Returns their number. */
    private static int ordered(TenantWork tenant, Locale language) {
        int steps = 1;
        while (tenant.run(sql -> new NameOrder(sql, home(language)).step())) steps++;
        return steps;
    }

    private static boolean isPending(TenantWork tenant, Locale language) {
        return tenant.run(sql -> new NameOrder(sql, home(language)).isPending());
    }

    private static Home home(Locale language) {
        return new Home() {
            @Override
            public Settings settings() {
                return new Settings("test", "Test", ZoneOffset.UTC, language, Currency.getInstance("EUR"));
            }
        };
    }

    private static List<String> names(TenantWork tenant) {
        return tenant.run(sql -> page(200, null, sql)).items().stream().map(AccountView::name).toList();
    }

    private static Page<AccountView> page(int limit, @Nullable String cursor, Sql sql) {
        var parameters = new TreeMap<>(Map.of("sort", "name", "limit", String.valueOf(limit)));
        if (cursor != null) parameters.put("cursor", cursor);
        return TestLists.on(sql).page(AccountView.LISTING, new Query(parameters));
    }
}
