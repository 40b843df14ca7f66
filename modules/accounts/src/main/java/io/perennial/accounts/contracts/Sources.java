package io.perennial.accounts.contracts;

import io.perennial.platform.sql.Sql;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the tenant's files say of the systems that send contracts, when the first contract of a write changes its lines. */
final class Sources {
    record Seen(String system) {}

    private static final String DAY_SEEN = "select system from {accounts.declared_source} where changes_from = 'day_seen'";

    private final Sql sql;
    private @Nullable Set<String> late;

    Sources(Sql sql) {
        this.sql = sql;
    }

    /** Returns true if the lines that a system sends count from the day on which they are seen, and not from the start. */
    boolean areSeenLate(String system) {
        if (late == null) {
            late = new HashSet<>();
            for (var seen : sql.list(Seen.class, DAY_SEEN, Map.of())) late.add(seen.system());
        }
        return late.contains(system);
    }
}
