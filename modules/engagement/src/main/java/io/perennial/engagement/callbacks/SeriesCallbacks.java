package io.perennial.engagement.callbacks;

import io.perennial.engagement.slots.Lanes;
import io.perennial.identity.Home;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plans the callbacks of a series: one for each of its local times, also if that one was moved, withdrawn or deleted since. */
@ApplicationScoped
@BeyondSight("Whoever sees a series sees its account, and so its callbacks. What was deleted is not planned again.")
public class SeriesCallbacks {
    private record Planned(UUID id) {}

    private static final String KNOWN =
            "select id from {beyond engagement.callback} where series_id = :series and series_local = :local::timestamp";
    private static final String OF_SERIES =
            "update engagement.callback set series_id = :series, series_local = :local::timestamp where tenant_id = :tenant and id = :id";
    private static final String LATER =
            """
            select id from {beyond engagement.callback}
            where series_id = :series and series_local >= :from::timestamp and state = 'planned' and deleted_at is null
            order by id
            """;

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Calling calling;
    @Inject Lanes lanes;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Refuses a body that cannot be planned: it names what is unknown, or a time that is over. */
    public void check(CallbackBody body) {
        callbacks.around(List.of(body), List.of()).check(body, null);
    }

    /** Returns the zone of a body: its own, else that of its contact, its account, the tenant. */
    public ZoneId zone(CallbackBody body) {
        return UsualZones.of(List.of(body), () -> home.settings().zone(), sql).of(body);
    }

    /**
     * Plans the callback of one local time. If the time of the member is taken then, it takes nobody's time and the account's owner works on
     * it: the promise stands.
     *
     * @param body with its zone
     * @return false if there is or was one, or if the time is over
     */
    public boolean plan(Id series, CallbackBody body) {
        var local = body.local();
        var start = new CallbackTime(local, zone(body)).instant();
        if (!start.isAfter(clock.instant()) || sql.first(Known.class, KNOWN, Map.of("series", series, "local", local)).isPresent())
            return false;
        var member = body.ownerId();
        boolean isFree = member == null || lanes.isFree(member, start, start.plusSeconds(60L * body.length()));
        var id = records.add(callbacks, isFree ? body : body.withoutOwner());
        sql.change(OF_SERIES, Map.of("series", series, "local", local, "id", id));
        return true;
    }

    /** Withdraws the planned callbacks of a series from a local time of it on. */
    public void withdraw(Id series, LocalDateTime from, AskedBy by, String reason) {
        for (var one : sql.list(Planned.class, LATER, Map.of("series", series, "from", from)))
            records.find(callbacks, new CallbackId(one.id())).ifPresent(callback -> calling.withdraw(callback, by, reason));
    }
}
