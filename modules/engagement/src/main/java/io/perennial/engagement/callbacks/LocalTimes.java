package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.slots.Lanes;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.events.Events;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the promised local time of callbacks when the clock changes by which it counts: the instant, the timers and the time of the member
 * follow. If the member's time is taken then, the promise stands and a person has to decide.
 */
@ApplicationScoped
class LocalTimes {
    record Promised(CallbackId id, AccountId accountId, String subject, LocalDateTime local, ZoneId zone, Instant startsAt, int minutes,
            int windowMinutes, int attempts, @Nullable MemberId ownerId) {
        CallbackTime time() {
            return new CallbackTime(local, zone);
        }
    }

    /** The columns of {@link Promised}. */
    static final String COLUMNS =
            "c.id, c.account_id, c.subject, c.local, c.zone, c.starts_at, c.minutes, c.window_minutes, c.attempts, c.owner_id";

    private static final String REASON = "The contact's time zone changed";
    private static final String SHIFT =
            """
            update engagement.callback
            set zone = :zone, starts_at = :start, window_ends_at = :end, tzdata = :rules, version = version + 1,
                next_at = case when attempts = 0 then :start::timestamptz else next_at end,
                updated_at = greatest(updated_at, :now::timestamptz)
            where tenant_id = :tenant and id = :id
            """;
    private static final String ASK = "update engagement.callback set question = 'no_free_time' where tenant_id = :tenant and id = :id";

    private final Sql sql;
    private final CallbackLog log;
    private final Lanes lanes;
    private final CallbackReminder reminder;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;

    @Inject
    LocalTimes(Sql sql, CallbackLog log, Lanes lanes, CallbackReminder reminder, Jobs jobs, Events events, Clock clock) {
        this.sql = sql;
        this.log = log;
        this.lanes = lanes;
        this.reminder = reminder;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /** Computes a callback again that keeps its local time, in the zone that it has or another one. The same again changes nothing. */
    void keep(Promised one, ZoneId zone) {
        var time = new CallbackTime(one.local(), zone);
        var start = time.instant();
        if (start.equals(one.startsAt()) && zone.equals(one.zone())) return;
        var end = start.plusSeconds(60L * one.windowMinutes());
        sql.change(SHIFT, Map.of("id", one.id(), "zone", zone, "start", start, "end", end, "rules", CallbackTime.rules(), "now",
                clock.instant()));
        if (zone.equals(one.zone())) {
            events.publish(new CallbackEvent.Changed(one.id(), one.accountId(), one.subject(), changed("startsAt", one.startsAt(), start)));
        } else {
            events.publish(new CallbackEvent.Moved(one.id(), one.accountId(), one.subject(), changed("zone", one.zone(), zone)));
            log.move(one.id(), one.time(), AskedBy.CONTACT, REASON, clock.instant());
        }
        if (one.attempts() == 0) follow(one, time, end);
    }

    private static Changes changed(String field, Object before, Object after) {
        return new Changes(Map.of(field, new Change(before, after)));
    }

    private void follow(Promised one, CallbackTime time, Instant end) {
        jobs.at(MissedCallback.JOB, one.id().text(), end);
        reminder.set(one.id(), time);
        var member = one.ownerId();
        if (member == null || lanes.take(one.id(), member, time.instant(), time.instant().plusSeconds(60L * one.minutes()))) return;
        sql.change(ASK, Map.of("id", one.id()));
        events.publish(new CallbackEvent.Questioned(one.id(), one.accountId(), one.subject(), Changes.none()));
    }
}
