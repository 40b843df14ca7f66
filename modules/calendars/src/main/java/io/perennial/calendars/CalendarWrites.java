package io.perennial.calendars;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.json.Stored;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds versions to calendars. A version that was valid is neither changed nor deleted, because figures were computed by it. */
@ApplicationScoped
class CalendarWrites {
    record Latest(CalendarId id, boolean declared, long version, int number, CalendarBody definition) {}

    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' calendar ' || :name, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String LATEST =
            """
            select c.id, c.declared, c.version, v.number, v.definition::text as definition
            from {calendars.calendar} c
            join {calendars.calendar_version} v on v.calendar_id = c.id
            where c.name = :name
            order by v.number desc
            limit 1
            """;
    private static final String CREATE =
            """
            insert into calendars.calendar (tenant_id, id, name, declared, created_at, updated_at)
            values (:tenant, :id, :name, :declared, :now, :now)
            """;
    private static final String CHANGE =
            """
            update calendars.calendar set declared = :declared, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String DROP_PLANNED =
            "delete from calendars.calendar_version where tenant_id = :tenant and calendar_id = :id and valid_from = :validFrom";
    private static final String ADD =
            """
            insert into calendars.calendar_version (tenant_id, calendar_id, number, valid_from, definition, created_at)
            values (:tenant, :id, :number, :validFrom, :definition::jsonb, :now)
            """;

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    @Inject
    CalendarWrites(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a version through the API. Does nothing if the newest version says the same. */
    void put(String name, CalendarBody body, Conditions conditions) {
        var latest = held(name);
        var version = latest.map(Latest::version).orElse(null);
        conditions.refuseExisting(version, latest.isPresent());
        if (latest.filter(one -> one.definition().equals(body)).isPresent()) return;
        conditions.refuseStale(version);
        if (latest.filter(Latest::declared).isPresent())
            throw CalendarRefusal.CALENDAR_DECLARED.because("Your organisation's configuration files declare this calendar.");
        checkStart(latest.isPresent(), body.validFrom());
        add(name, false, body, latest);
    }

    private void checkStart(boolean exists, @Nullable Instant validFrom) {
        if (validFrom == null) return;
        if (!exists)
            throw new Invalid(List.of(new FieldError("/validFrom", "rule", "must be missing in the first version, which has always been valid")));
        if (!validFrom.isAfter(clock.instant()))
            throw new Invalid(List.of(new FieldError("/validFrom", "rule", "must be in the future")));
    }

    /** Adds a version as the files say. An instant that is over already means now. */
    void declare(String name, CalendarBody body) {
        add(name, true, body, held(name));
    }

    /** Leaves a calendar that the files no longer declare to the API. */
    void release(String name) {
        held(name).ifPresent(one -> {
            sql.change(CHANGE, Map.of("id", one.id(), "declared", false, "now", clock.instant()));
            events.publish(new CalendarEvent.Changed(one.id(), name, new Changes(Map.of("declared", new Change(true, false)))));
        });
    }

    private void add(String name, boolean declared, CalendarBody body, Optional<Latest> latest) {
        var now = clock.instant();
        var id = latest.map(Latest::id).orElseGet(() -> new CalendarId(TypeId.next()));
        if (latest.isEmpty()) sql.change(CREATE, Map.of("id", id, "name", name, "declared", declared, "now", now));
        else sql.change(CHANGE, Map.of("id", id, "declared", declared, "now", now));
        var start = latest.isEmpty() ? Instant.EPOCH : start(body, now);
        sql.change(DROP_PLANNED, Map.of("id", id, "validFrom", start));
        sql.change(ADD, Map.of("id", id, "number", latest.map(Latest::number).orElse(0) + 1, "validFrom", start, "definition",
                Stored.document(body), "now", now));
        events.publish(latest.isEmpty()
                ? new CalendarEvent.Created(id, name, Changes.to(body))
                : new CalendarEvent.Changed(id, name, Changes.between(latest.get().definition(), body)));
    }

    /** Returns the next whole second if the rules hold from now on, so that no second that is over changes. */
    private static Instant start(CalendarBody body, Instant now) {
        var next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return body.validFrom() == null || body.validFrom().isBefore(next) ? next : body.validFrom().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Locks the name until the end of the transaction, even if there is no calendar yet. */
    private Optional<Latest> held(String name) {
        sql.number(HOLD, Map.of("name", name));
        return sql.first(Latest.class, LATEST, Map.of("name", name));
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("cal", "calendars.calendar");
    }
}
