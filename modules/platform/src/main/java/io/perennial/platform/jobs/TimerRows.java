package io.perennial.platform.jobs;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The timers of this tenant. These rows decide what fires, and when. */
@ApplicationScoped
class TimerRows {
    record Due(String name, String id, Instant firesAt, int attempts) {}

    private record Next(Instant firesAt) {}

    private static final String SET =
            """
            insert into platform.timer (tenant_id, name, id, fires_at) values (:tenant, :name, :id, :at)
            on conflict (tenant_id, name, id) do update set fires_at = excluded.fires_at, attempts = 0
            """;

    /** Locks the timers in the order of their ids, so that two that set the same ones wait for each other. */
    private static final String SET_EACH =
            """
            insert into platform.timer (tenant_id, name, id, fires_at)
            select o.tenant_id, r.name, r.id, r.at
            from {platform.owner} o cross join unnest(:name::text[], :id::text[], :at::timestamptz[]) r (name, id, at)
            order by r.id
            on conflict (tenant_id, name, id) do update set fires_at = excluded.fires_at, attempts = 0
            """;
    private static final String CANCEL = "delete from platform.timer where tenant_id = :tenant and name = :name and id = :id";
    private static final String CANCEL_EACH = "delete from platform.timer where tenant_id = :tenant and name = :name and id = any (:ids)";

    /** Skips timers that another transaction moves or cancels; {@link Timers} looks for them again shortly. */
    private static final String TAKE =
            """
            with due as (
                select name, id from {platform.timer} where fires_at <= :now order by fires_at, name, id limit :most for update skip locked
            ), taken as (
                delete from platform.timer t using due d
                where t.tenant_id = :tenant and t.name = d.name and t.id = d.id
                returning t.name, t.id, t.fires_at, t.attempts)
            select name, id, fires_at, attempts from taken order by fires_at, name, id
            """;
    private static final String NEXT = "select fires_at from {platform.timer} order by fires_at limit 1";

    /** Changes nothing if the timer was moved meanwhile. */
    private static final String PUT_OFF =
            """
            update platform.timer set attempts = attempts + 1, fires_at = :until
            where tenant_id = :tenant and name = :name and id = :id and fires_at = :firesAt
            """;

    @Inject Sql sql;

    void set(String name, String id, Instant at) {
        sql.change(SET, Map.of("name", name, "id", id, "at", at));
    }

    void set(String name, Map<String, Instant> times) {
        sql.addEach(SET_EACH,
                times.entrySet().stream().map(one -> Map.of("name", name, "id", one.getKey(), "at", one.getValue())).toList());
    }

    void cancel(String name, Set<String> ids) {
        if (!ids.isEmpty()) sql.change(CANCEL_EACH, Map.of("name", name, "ids", ids.toArray(String[]::new)));
    }

    boolean cancel(String name, String id) {
        return sql.change(CANCEL, Map.of("name", name, "id", id)) > 0;
    }

    /** Deletes at most this many due timers and returns them in order of time. */
    List<Due> take(Instant now, int most) {
        return sql.list(Due.class, TAKE, Map.of("now", now, "most", most));
    }

    Optional<Instant> next() {
        return sql.first(Next.class, NEXT, Map.of()).map(Next::firesAt);
    }

    void putOff(Due timer, Instant until) {
        sql.change(PUT_OFF, Map.of("name", timer.name(), "id", timer.id(), "firesAt", timer.firesAt(), "until", until));
    }
}
