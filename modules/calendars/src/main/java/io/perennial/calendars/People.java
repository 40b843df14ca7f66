package io.perennial.calendars;

import io.perennial.calendars.hours.OpenTime;
import io.perennial.calendars.hours.Opening;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The working time of members: their hours on the work days of their calendar, without their absences. */
@ApplicationScoped
class People {
    /** @param definition what the files say, else what the API says; null if nobody has said anything */
    record Person(MemberId id, boolean declared, @Nullable WorkingTimeBody definition, long version) {
        WorkingTimeBody said() {
            return definition == null ? WorkingTimeBody.UNSAID : definition;
        }
    }

    private record Away(Instant from, Instant until) {}

    private static final String ONE =
            """
            select m.id, d.email is not null as declared, coalesce(d.definition, t.definition)::text as definition, coalesce(t.version, 1) as version
            from {identity.active_member} m
            left join {calendars.declared_working_time} d on d.email = m.email
            left join {calendars.working_time} t on t.member_id = m.id
            where m.id = :id
            """;
    private static final String ABSENCES =
            """
            select from_at as "from", until_at as until from {calendars.absence} where member_id = :id
            union all
            select at, coalesce(until_at, :forever) from {calendars.member_status} where member_id = :id and status = 'away'
            """;
    private static final String WRITE =
            """
            insert into calendars.working_time as w (tenant_id, member_id, definition, version, updated_at)
            select o.tenant_id, :id, :definition::jsonb, 2, :now from {platform.owner} o
            on conflict (tenant_id, member_id) do update
            set definition = excluded.definition, version = w.version + 1, updated_at = excluded.updated_at
            """;
    private static final Instant FOREVER = Instant.parse("2300-01-01T00:00:00Z");

    private final Sql sql;
    private final Calendars calendars;
    private final Home home;
    private final Clock clock;

    @Inject
    People(Sql sql, Calendars calendars, Home home, Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.home = home;
        this.clock = clock;
    }

    /** Returns a member who is not suspended; refuses others. */
    Person get(MemberId member) {
        return sql.first(Person.class, ONE, Map.of("id", member)).orElseThrow(NotFound::here);
    }

    void write(MemberId member, WorkingTimeBody body) {
        if (body.calendar() != null && calendars.find(body.calendar()).isEmpty())
            throw CalendarRefusal.UNKNOWN_CALENDAR.at("/calendar", "Unknown calendar.");
        sql.change(WRITE, Map.of("id", member, "definition", Stored.document(body), "now", clock.instant()));
    }

    /** Returns the time at which a member works, and the calendar that it depends on. */
    PlannedTime planned(MemberId member) {
        var said = get(member).said();
        var calendar = Optional.ofNullable(said.calendar()).flatMap(calendars::find).orElseGet(() -> calendars.ofCountry(null)).time();
        var hours = said.hours(home.settings().zone()).<OpenTime>map(own -> own.and(calendar)).orElse(calendar);
        return new PlannedTime(hours.without(absences(member)), calendar);
    }

    private List<Opening> absences(MemberId member) {
        return sql.list(Away.class, ABSENCES, Map.of("id", member, "forever", FOREVER)).stream()
                .map(one -> new Opening(one.from().getEpochSecond(), one.until().getEpochSecond())).toList();
    }

    /** Returns true if the member works at an instant. */
    boolean isAtWork(MemberId member, Instant at) {
        return planned(member).time().isOpen(at);
    }
}
