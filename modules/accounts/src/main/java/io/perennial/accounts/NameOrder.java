package io.perennial.accounts;

import io.perennial.identity.Home;
import io.perennial.identity.NameKeys;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the sort keys of names anew that were made for another language or version of ICU, or by a statement that cannot make one. The keys
 * begin with a mark of both, so these names are found in the index: those before all right keys, and those after them.
 */
@ApplicationScoped
class NameOrder implements PendingJob {
    private static final int AT_ONCE = 1_000;

    record Named(UUID id, String name) {}

    /** Takes the table for {@code %s}. */
    private static final String STALE =
            """
            select id, name from (
                (select id, name from {whole accounts.%1$s} where deleted_at is null and name_key < :least order by name_key limit :most)
                union all
                (select id, name from {whole accounts.%1$s} where deleted_at is null and name_key >= :beyond order by name_key limit :most)) stale
            limit :most
            """;
    private static final String KEYED =
            """
            update accounts.%s named
            set name_key = decode(made.key, 'hex')
            from unnest(:ids::uuid[], :names::text[], :keys::text[]) as made (id, name, key)
            where named.tenant_id = :tenant and named.id = made.id and named.name = made.name
            """;
    private static final List<String> TABLES = List.of("account", "contact");

    private final Sql sql;
    private final Home home;

    @Inject
    NameOrder(Sql sql, Home home) {
        this.sql = sql;
        this.home = home;
    }

    @Override
    public String name() {
        return "order-names";
    }

    @Override
    public boolean isPending() {
        var keys = keys();
        return TABLES.stream().anyMatch(table -> !stale(table, keys, 1).isEmpty());
    }

    @Override
    @Transactional
    public boolean step() {
        var keys = keys();
        return TABLES.stream().map(table -> order(table, keys)).toList().contains(AT_ONCE);
    }

    /** Only one node, because two would write the same rows. */
    @Override
    public boolean isExclusive() {
        return true;
    }

    private int order(String table, NameKeys keys) {
        var stale = stale(table, keys, AT_ONCE);
        if (stale.isEmpty()) return 0;
        sql.change(KEYED.formatted(table), Map.of(
                "ids", stale.stream().map(Named::id).toArray(UUID[]::new),
                "names", stale.stream().map(Named::name).toArray(String[]::new),
                "keys", stale.stream().map(named -> HexFormat.of().formatHex(keys.of(named.name()))).toArray(String[]::new)));
        return stale.size();
    }

    private List<Named> stale(String table, NameKeys keys, int most) {
        return sql.list(Named.class, STALE.formatted(table), Map.of("least", keys.least(), "beyond", keys.beyond(), "most", most));
    }

    private NameKeys keys() {
        return NameKeys.of(home.settings().locale());
    }
}
