package io.perennial.partners;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/**
 * The number of records that a tenant may have at most.
 *
 * @param name tells what is counted from what others count
 * @param count a statement that counts the records there are
 */
public record RecordBound(String name, int most, String count) {
    /** Lets the second one of two who add at once wait: it counts the record of the first one. */
    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' ' || :name, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;

    /** Returns true if there is no room for another record, and keeps others from adding until the transaction ends. */
    public boolean isReached(Sql sql) {
        sql.number(HOLD, Map.of("name", name));
        return sql.number(count, Map.of()) >= most;
    }
}
