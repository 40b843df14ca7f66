package io.perennial.tickets;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/** The numbers of new tickets: 1, 2, 3 …, without gaps. They are taken from the tenant's row at once, and what is not used is given back. */
final class Numbering {
    private static final String TAKE =
            """
            insert into tickets.numbering (tenant_id, last)
            select o.tenant_id, :count from {platform.owner} o
            on conflict (tenant_id) do update set last = numbering.last + excluded.last
            returning last as value
            """;
    private static final String GIVE_BACK = "update tickets.numbering set last = last - :count where tenant_id = :tenant";

    private record Last(long value) {}

    private final int count;
    private final Sql sql;
    private long next;
    private long end;

    /** @param count the number of tickets that may follow */
    Numbering(int count, Sql sql) {
        this.count = Math.max(1, count);
        this.sql = sql;
    }

    /** Returns the next number. The tenant's row stays locked until the end of the transaction. */
    long next() {
        if (next == end) {
            end = sql.first(Last.class, TAKE, Map.of("count", (long) count)).orElseThrow().value() + 1;
            next = end - count;
        }
        return next++;
    }

    void end() {
        if (next < end) sql.change(GIVE_BACK, Map.of("count", end - next));
        end = next;
    }
}
