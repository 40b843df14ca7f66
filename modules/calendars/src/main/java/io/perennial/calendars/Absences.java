package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The absences of members. */
@ApplicationScoped
class Absences {
    private static final Duration SHOWN = Duration.ofDays(366);
    private static final int MOST = 500;

    private static final String ALL =
            """
            select id, member_id, from_at as "from", until_at as until, reason, created_at, version
            from {calendars.absence}
            """;
    private static final String OF_MEMBER = ALL + """
            where member_id = :member and until_at > :since
            order by from_at, id
            limit :most
            """;
    private static final String ADD =
            """
            insert into calendars.absence (tenant_id, id, member_id, from_at, until_at, reason, created_at)
            select o.tenant_id, :id, :member, :from, :until, :reason::text, :now from {platform.owner} o
            """;
    private static final String ONE = "select version from {calendars.absence} where id = :id and member_id = :member";
    private static final String REMOVE =
            "delete from calendars.absence where tenant_id = :tenant and id = :id and member_id = :member returning from_at::date::text as label";

    private record Known(long version) {}

    private record Removed(String label) {}

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    @Inject
    Absences(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    List<MemberAbsence> of(MemberId member) {
        return sql.list(MemberAbsence.class, OF_MEMBER, Map.of("member", member, "since", clock.instant().minus(SHOWN), "most", MOST));
    }

    MemberAbsence add(MemberId member, AbsenceBody body) {
        var id = new AbsenceId(TypeId.next());
        var now = clock.instant();
        sql.change(ADD,
                Sql.values("id", id, "member", member, "from", body.from(), "until", body.until(), "reason", body.reason(), "now", now));
        events.publish(new AbsenceEvent.Created(id, member, body.from().toString(), body.from()));
        return new MemberAbsence(id, member, body.from(), body.until(), body.reason(), now, 1);
    }

    void remove(MemberId member, AbsenceId id, IfMatch version) {
        var known = sql.first(Known.class, ONE, Map.of("id", id, "member", member)).orElseThrow(NotFound::here);
        version.check(known.version());
        var removed = sql.first(Removed.class, REMOVE, Map.of("id", id, "member", member)).orElseThrow(NotFound::here);
        events.publishGone(new AbsenceEvent.Deleted(id, member, removed.label()), known.version());
    }

    @Produces
    static FollowedKind followed() {
        return FollowedKind.of("absence", "members/{id}/absences", "calendars:read", AbsenceId::new, MemberAbsence.class, ALL)
                .ofNoAccount();
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("abs", "calendars.absence");
    }
}
