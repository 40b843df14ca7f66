package io.perennial.platform.events;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/**
 * Numbers the committed events of this tenant: 1, 2, 3 … without holes. Whoever is about to read events calls it first. The lock of one row
 * lasts until the numbers are committed, so a reader never sees a number before a lower one. An event that is committed later gets a higher
 * number, so a reader needs only the last number that it has read. The numbers are plain rows, so they survive a restore.
 */
@ApplicationScoped
class Sequencer {
    private record Last(long position) {}

    private static final String WAITING =
            "select count(*) from (select id from {platform.outbox} where position is null limit 1) waiting";
    private static final String BEGIN =
            "insert into platform.sequencer (tenant_id, position) values (:tenant, 0) on conflict do nothing";
    private static final String LOCK = "select position from {platform.sequencer} for update";

    /**
     * Keeps the order of ids, except that an event comes after all earlier versions of its record. Ids come from the clocks of several nodes,
     * so the id of a later version may be lower. It numbers all events at once: a limit could separate the versions of a record.
     */
    private static final String NUMBER =
            """
            with waiting as (
                select id, version, max(id::text) over (partition by subject order by version nulls first, id) as after
                from {platform.outbox}
                where position is null
            ), numbered as (
                select id, row_number() over (order by after, version nulls first, id) as place from waiting)
            update platform.outbox o set position = :last + n.place
            from numbered n
            where o.tenant_id = :tenant and o.id = n.id
            """;
    private static final String ADVANCE = "update platform.sequencer set position = :last where tenant_id = :tenant";

    private final Sql sql;

    @Inject
    Sequencer(Sql sql) {
        this.sql = sql;
    }

    /** Numbers what was committed before the call. Waits while another thread numbers, because its numbers are not visible yet. */
    @Transactional
    public void number() {
        if (sql.number(WAITING, Map.of()) == 0) return;
        long last = lock();
        int numbered = sql.change(NUMBER, Map.of("last", last));
        if (numbered > 0) sql.change(ADVANCE, Map.of("last", last + numbered));
    }

    private long lock() {
        return sql.first(Last.class, LOCK, Map.of()).orElseGet(() -> {
            sql.change(BEGIN, Map.of());
            return sql.first(Last.class, LOCK, Map.of()).orElseThrow();
        }).position();
    }
}
