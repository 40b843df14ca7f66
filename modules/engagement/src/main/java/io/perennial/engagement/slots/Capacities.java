package io.perennial.engagement.slots;

import io.perennial.calendars.WorkingTimes;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what is promised with the time that members have, by the days of the tenant. */
@ApplicationScoped
class Capacities {
    private record Planned(MemberId id, String name, @Nullable String email) {}

    record Promised(MemberId member, LocalDate day, int callbacks, int minutes) {}

    private record Key(MemberId member, LocalDate day) {}

    private static final String MEMBERS =
            """
            select m.id, m.name, m.email from {identity.working_member} m
            where (:member::uuid is null or m.id = :member::uuid)
              and (:team::uuid is null or m.id in (select t.member_id from {identity.team_member} t where t.team_id = :team::uuid))
            order by m.name, m.id
            limit 50
            """;
    private static final String PROMISED =
            """
            select c.worked_by as member, (c.starts_at at time zone :zone)::date as day, count(*)::integer as callbacks,
                   sum(c.minutes)::integer as minutes
            from {engagement.visible_callback} c
            where c.worked_by = any (:members) and not c.history and c.state <> 'withdrawn'
              and c.starts_at >= :from::date::timestamp at time zone :zone and c.starts_at < :until::date::timestamp at time zone :zone
            group by 1, 2
            """;

    @Inject WorkingTimes working;
    @Inject Home home;
    @Inject Sql sql;

    /**
     * @param member null for all, at most 50
     * @param until the day after the last one
     */
    List<MemberDay> of(@Nullable MemberId member, @Nullable TeamId team, LocalDate from, LocalDate until) {
        var members = sql.list(Planned.class, MEMBERS, Sql.values("member", member, "team", team));
        var promised = new HashMap<Key, Promised>();
        for (var one : promised(members.stream().map(Planned::id).toList(), from, until))
            promised.put(new Key(one.member(), one.day()), one);
        var settings = SlotSettings.of(sql);
        return members.stream().flatMap(one -> days(one, settings.capacity(one.email()).lanes(), from, until, promised)).toList();
    }

    private List<Promised> promised(List<MemberId> members, LocalDate from, LocalDate until) {
        var ids = members.stream().map(MemberId::value).toArray(UUID[]::new);
        return sql.list(Promised.class, PROMISED,
                Map.of("members", ids, "from", from, "until", until, "zone", home.settings().zone().getId()));
    }

    private Stream<MemberDay> days(Planned member, int lanes, LocalDate from, LocalDate until, Map<Key, Promised> promised) {
        var time = working.of(member.id());
        var zone = home.settings().zone();
        return from.datesUntil(until).map(day -> {
            var open = time.measure(day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
            var taken = promised.getOrDefault(new Key(member.id(), day), new Promised(member.id(), day, 0, 0));
            return new MemberDay(member.id(), member.name(), day, Math.toIntExact(open / 60), lanes, taken.callbacks(), taken.minutes());
        });
    }
}
