package io.perennial.engagement.slots;

import io.perennial.calendars.WorkingTimes;
import io.perennial.engagement.slots.Callees.Reachable;
import io.perennial.engagement.slots.FreeTime.Booked;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds free time of members for conversations with a contact. What it finds is a suggestion; the booking decides. */
@ApplicationScoped
public class Slots {
    private static final int MOST = 500;

    /** A member who can be booked. */
    private record Bookable(MemberId id, String name, String email) {}

    private static final String MEMBERS =
            """
            select m.id, m.name, m.email from {identity.working_member} m
            where m.id = any (:ids) or m.email = any (:emails)
            order by m.name, m.id
            limit 50
            """;
    private static final String BOOKED =
            """
            select lower(blocked) as "from", upper(blocked) as until from {engagement.booked_time}
            where member_id = :member and blocked && tstzrange(:from::timestamptz, :until::timestamptz)
            """;
    /** A day and its buffers, so that all of the first and the last day are counted. */
    private static final long DAY = 86_400;
    private static final long AROUND = 2 * DAY;
    private static final int NEAREST = 3;

    @Inject WorkingTimes working;
    @Inject Callees callees;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Finds a purpose of the tenant's files; there is always the usual one. */
    public Optional<Purpose> purpose(@Nullable String name) {
        return SlotSettings.of(sql).purpose(name == null ? Purpose.USUAL_NAME : name);
    }

    private List<Bookable> members(List<MemberId> ids, List<String> emails) {
        return sql.list(Bookable.class, MEMBERS, Map.of("ids", ids.stream().map(MemberId::value).toArray(UUID[]::new), "emails",
                emails.toArray(String[]::new)));
    }

    /**
     * Returns the slots of a period in the order of their starts.
     *
     * @param members whose time is asked for; empty for those of the purpose
     */
    public List<Slot> find(Purpose purpose, List<MemberId> members, Callee callee, Instant from, Instant until) {
        return find(purpose, members, callee, from, until, _ -> true);
    }

    /** Returns those that are wanted, in the order of their starts. */
    public List<Slot> find(
            Purpose purpose, List<MemberId> members, Callee callee, Instant from, Instant until, Predicate<Slot> wanted) {
        var settings = SlotSettings.of(sql);
        var contactable = callees.of(callee, settings).when();
        var found = new ArrayList<Slot>();
        for (var member : members(members, members.isEmpty() ? purpose.members() : List.of())) {
            var booked = sql.list(Booked.class, BOOKED,
                    Map.of("member", member.id(), "from", from.minusSeconds(AROUND), "until", until.plusSeconds(AROUND)));
            var free =
                    new FreeTime(working.of(member.id()), booked, settings.capacity(member.email()), contactable, home.settings().zone());
            free.starts(purpose, from, until, clock.instant(), MOST).stream()
                    .map(start -> new Slot(start, start.atZone(contactable.zone()).toLocalDateTime(), contactable.zone(), member.id(),
                            member.name()))
                    .filter(wanted).forEach(found::add);
        }
        found.sort(Comparator.comparing(Slot::startsAt).thenComparing(Slot::memberName));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /** Returns the free starts that are nearest to one that is taken, of the day before to the week after, in their order. */
    public List<Slot> nearest(MemberId member, Callee callee, int minutes, Instant taken) {
        var usual = purpose(null).orElse(Purpose.USUAL);
        var purpose = new Purpose(null, minutes, usual.grid(), usual.buffer(), 0, List.of());
        return find(purpose, List.of(member), callee, taken.minusSeconds(DAY), taken.plusSeconds(7 * DAY)).stream()
                .sorted(Comparator.comparing(slot -> Duration.between(slot.startsAt(), taken).abs())).limit(NEAREST)
                .sorted(Comparator.comparing(Slot::startsAt)).toList();
    }

    /** Says in which zone the local times of slots are, and whose that is. */
    Reachable reachable(Callee callee) {
        return callees.of(callee, SlotSettings.of(sql));
    }
}
