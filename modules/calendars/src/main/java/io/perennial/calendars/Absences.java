package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
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

/** The absences of members. That somebody is away is known to all who plan with them; why is told to few. */
@ApplicationScoped
class Absences {
    private static final Duration SHOWN = Duration.ofDays(366);
    private static final int MOST = 500;

    private static final String SEEN =
            """
            select id, member_id, from_at as "from", until_at as until, $reason as reason, created_at, version
            from {calendars.absence} a
            """;

    /** Programs that follow absences are told no reason. */
    private static final String FOLLOWED = SEEN.replace("$reason", "null::text");

    /** The reason, which may be an illness, for the member, whoever leads a team of the member, and those who write absences. */
    private static final String REASON =
            """
            case when :all or a.member_id = :me
                      or exists (select from {identity.team_member} l join {identity.team_member} t on t.team_id = l.team_id
                                 where l.member_id = :me and l.leads and t.member_id = a.member_id) then a.reason end""";
    private static final String OF_MEMBER = SEEN.replace("$reason", REASON) + """
            where a.member_id = :member and a.until_at > :since
            order by a.from_at, a.id
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

    /** @param all true if the caller writes absences, and so knows the reasons of all */
    List<MemberAbsence> of(MemberId member, boolean all) {
        return sql.list(MemberAbsence.class, OF_MEMBER,
                Map.of("member", member, "since", clock.instant().minus(SHOWN), "most", MOST, "all", all, "me", Call.current().caller()));
    }

    MemberAbsence add(MemberId member, AbsenceBody body) {
        var id = new AbsenceId(TypeId.next());
        var now = clock.instant();
        sql.change(ADD,
                Sql.values("id", id, "member", member, "from", body.from(), "until", body.until(), "reason", body.reason(), "now", now));
        events.publish(new AbsenceEvent.Created(id, member, body.from().toString(), body.from()));
        return new MemberAbsence(id, member, body.from(), body.until(), body.reason(), now, 1);
    }

    /** Returns the version that it had. */
    long remove(MemberId member, AbsenceId id, IfMatch version) {
        var known = sql.first(Known.class, ONE, Map.of("id", id, "member", member)).orElseThrow(NotFound::here);
        version.check(known.version());
        var removed = sql.first(Removed.class, REMOVE, Map.of("id", id, "member", member)).orElseThrow(NotFound::here);
        events.publishGone(new AbsenceEvent.Deleted(id, member, removed.label()), known.version());
        return known.version();
    }

    @Produces
    static FollowedKind followed() {
        return FollowedKind.of("absence", "members/{id}/absences", "calendars:read", AbsenceId::new, MemberAbsence.class, FOLLOWED)
                .ofNoAccount();
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("abs", "calendars.absence");
    }
}
