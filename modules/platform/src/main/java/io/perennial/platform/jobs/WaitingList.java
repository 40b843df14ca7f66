package io.perennial.platform.jobs;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A table of records that wait for a job: {@code tenant_id}, their id, {@code touched_at}. Each record is in it once, even if it was put
 * there several times.
 */
public final class WaitingList {
    private record Waiting(UUID id) {}

    private final String put;
    private final String any;
    private final String take;

    /** @param id the column with the id of the waiting record */
    public WaitingList(String table, String id) {
        put = "insert into " + table + " (tenant_id, " + id + ", touched_at) select o.tenant_id, w.id, :now"
                + " from {platform.owner} o cross join (%s) w order by w.id"
                + " on conflict (tenant_id, " + id + ") do update set touched_at = excluded.touched_at where false";
        any = "select count(*) from (select from {" + table + "} limit 1) t";
        take = "with taken as (delete from " + table + " where tenant_id = :tenant and " + id + " in"
                + " (select " + id + " from {" + table + "} order by " + id + " limit :most for update skip locked) returning " + id + ")"
                + " select " + id + " as id from taken order by " + id;
    }

    /**
     * Puts the records that a query selects as {@code id}. Waits for a transaction that is taking the same record, then inserts it again. A
     * record that waits already is locked but not written again, so that nobody takes it before this transaction has ended.
     */
    public void put(String query, Map<String, ?> values, Instant now, Sql sql) {
        var all = new HashMap<String, Object>(values);
        all.put("now", now);
        sql.change(put.formatted(query), all);
    }

    public boolean isEmpty(Sql sql) {
        return sql.number(any, Map.of()) == 0;
    }

    /** Takes at most this many records. They leave the list when the transaction commits. */
    public UUID[] take(int most, Sql sql) {
        return sql.list(Waiting.class, take, Map.of("most", most)).stream().map(Waiting::id).toArray(UUID[]::new);
    }
}
