package io.perennial.engagement.callbacks;

import io.perennial.calendars.Calendars;
import io.perennial.engagement.callbacks.CallbackView.CallbackAttempt;
import io.perennial.engagement.slots.Callee;
import io.perennial.engagement.slots.Lanes;
import io.perennial.engagement.slots.Slots;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.Events;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works on callbacks with all that follows: the history, the event, the timer that finds a missed one, the time of the member. */
@ApplicationScoped
class Calling {
    /** The clocks of two machines differ by less. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Duration FARTHEST = Duration.ofDays(31);

    /** Attempts before the promised time leave enough for those after it. */
    private static final int MOST_EARLY = 10;

    private static final Duration MISTAKEN = Duration.ofHours(1);

    private record Place(@Nullable String country) {}

    private static final String COUNTRY = "select country from {accounts.visible_account} where id = :account";

    /** History is corrected by the system that told it. */
    private static final String MISTAKE =
            """
            select count(*) from {engagement.visible_callback} c
            where c.id = :id
              and (c.history or c.state = 'planned' and c.attempts = 0 and c.starts_at > :now and c.created_at > :since
                   and not exists (select from {joined engagement.callback_move} m where m.callback_id = c.id)
                   and not exists (select from {joined engagement.booking} b where b.callback_id = c.id)
                   and not exists (select from {platform.visible_mail} l where l.record_id = c.id))
            """;

    @Inject CallbackLog log;
    @Inject CallbackReminder reminder;
    @Inject Lanes lanes;
    @Inject Slots slots;
    @Inject Calendars calendars;
    @Inject Events events;
    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Sets the timers that remind of it and find it missed, or cancels them. */
    void watch(Callback callback) {
        var id = callback.id();
        if (callback.isHistory() || callback.standing().state() != CallbackState.PLANNED) {
            jobs.cancel(MissedCallback.JOB, id.text());
            reminder.cancel(id);
            return;
        }
        jobs.at(MissedCallback.JOB, id.text(), callback.missedAfter());
        if (callback.standing().attempts() == 0) reminder.set(id, callback.time());
    }

    /** Takes the time of the member who is to call, for the time that a callback has or gets. */
    void take(Callback callback, CallbackBody to, CallbackTime time) {
        var member = to.ownerId();
        var start = time.instant();
        if (member == null || to.isHistory()) {
            lanes.release(callback.id());
        } else if (!lanes.take(callback.id(), member, start, start.plusSeconds(60L * to.length()))) {
            throw taken(to, member, start);
        }
    }

    private Refusal taken(CallbackBody to, MemberId member, Instant start) {
        var nearest =
                slots.nearest(member, new Callee(to.contactId(), to.accountId()), to.length(), start).stream()
                        .map(slot -> slot.local() + " " + slot.zone()).toList();
        return CallbackRefusal.SLOT_TAKEN.at("/local", nearest.isEmpty() ? Wording.of("This time is taken.")
                : Wording.of("This time is taken. The nearest free times are {times}.").with("times", String.join(", ", nearest)));
    }

    /** Refuses a promise whose window is over already. */
    void refusePast(CallbackTime time, int window) {
        if (time.instant().plusSeconds(60L * window).plus(TOLERANCE).isBefore(now())) throw wrong("/local", "must not be in the past");
    }

    /** Refuses to delete a promise. What was planned by mistake a moment ago is none yet: nobody was told of it, and its time has not come. */
    void refuseDeletion(CallbackId id) {
        var now = clock.instant();
        if (sql.number(MISTAKE, Map.of("id", id, "now", now, "since", now.minus(MISTAKEN))) == 0)
            throw CallbackRefusal.CALLBACK_PROMISED
                    .because("This callback is a promise, so it is not deleted. Withdraw it with the reason.");
    }

    void attempt(Callback callback, AttemptOutcome outcome, @Nullable Instant said, @Nullable String note, @Nullable Instant wanted) {
        callback.requireOpen();
        var at = said == null ? now() : said.truncatedTo(ChronoUnit.SECONDS);
        if (at.isAfter(clock.instant().plus(TOLERANCE))) throw wrong("/at", "must not be in the future");
        if (at.plus(TOLERANCE).isBefore(callback.made())) throw wrong("/at", "must not be before the callback was made");
        var place = callback.standing().attempts() + 1;
        if (wanted != null) refuse(wanted, at.isBefore(callback.startsAt()));
        if (at.isBefore(callback.startsAt()) && place > MOST_EARLY) throw wrong("/at", "must not be before the promised time again");
        var next = outcome == AttemptOutcome.REACHED ? null : next(callback, place, at, wanted);
        events.publish(outcome == AttemptOutcome.REACHED
                ? callback.stand(CallbackEvent.Reached::new, now(), () -> callback.standing().reach(callback.reached(at, now())))
                : callback.stand(next == null ? CallbackEvent.NotReached::new : CallbackEvent.Attempted::new, now(),
                        () -> callback.standing().fail(next)));
        log.attempt(callback.id(), place, new CallbackAttempt(outcome, at, note, next, now(), Call.current().actor()));
        hold(callback, next);
        watch(callback);
    }

    /** Refuses to put a promise off without end, or before it is due: another time is agreed on as a move, which the contact may have asked for. */
    private void refuse(Instant wanted, boolean early) {
        if (!wanted.isAfter(clock.instant())) throw wrong("/nextAt", "must be in the future");
        if (wanted.isAfter(clock.instant().plus(FARTHEST))) throw wrong("/nextAt", "must be within 31 days");
        if (early) throw wrong("/nextAt", "must be missing before the promised time, which stays");
    }

    /** Keeps the time of the next attempt if it is free. An attempt that fails before the promised time leaves the promise. */
    private void hold(Callback callback, @Nullable Instant next) {
        var member = callback.owner();
        if (next == null || member == null) lanes.release(callback.id());
        else if (!next.equals(callback.startsAt())) lanes.take(callback.id(), member, next, next.plusSeconds(60L * callback.minutes()));
    }

    private @Nullable Instant next(Callback callback, int made, Instant at, @Nullable Instant wanted) {
        if (at.isBefore(callback.startsAt())) return callback.startsAt();
        if (made >= CallbackStanding.MOST_ATTEMPTS) return null;
        if (wanted != null) return wanted.truncatedTo(ChronoUnit.SECONDS);
        var place = sql.first(Place.class, COUNTRY, Map.of("account", callback.about()));
        var calendar = calendars.ofCountry(place.map(Place::country).orElse(null)).time();
        return new NextAttempt(callback.time(), calendar).after(made, at).orElse(null);
    }

    /** @param in null for the zone that it has */
    void move(Callback callback, LocalDateTime to, @Nullable ZoneId in, String reason, AskedBy asked) {
        callback.requireOpen();
        var time = new CallbackTime(to, in == null ? callback.time().zone() : in);
        var before = callback.time();
        refusePast(time, callback.body().window());
        take(callback, callback.body(), time);
        events.publish(callback.move(to, time.zone(), now()));
        log.move(callback.id(), before, asked, reason, now());
        watch(callback);
    }

    void withdraw(Callback callback, AskedBy by, String reason) {
        callback.requireOpen();
        events.publish(callback.stand(CallbackEvent.Withdrawn::new, now(), () -> callback.standing().withdraw(by, reason, now())));
        lanes.release(callback.id());
        watch(callback);
    }

    void restore(Callback callback) {
        if (callback.isHistory()) throw CallbackRefusal.STATE_DIFFERS.because("The callback is not withdrawn.");
        events.publish(callback.stand(CallbackEvent.Restored::new, now(), () -> callback.standing().restore()));
        if (callback.startsAt().isAfter(now())) take(callback, callback.body(), callback.time());
        watch(callback);
    }

    /** Notes that the promised time passed and nobody tried, unless somebody has moved it meanwhile. */
    void miss(Callback callback) {
        if (callback.isHistory() || callback.standing().state() != CallbackState.PLANNED || callback.missedAfter().isAfter(clock.instant()))
            return;
        events.publish(callback.stand(CallbackEvent.Missed::new, now(), () -> callback.standing().miss(callback.missedAfter())));
        lanes.release(callback.id());
    }

    /** Lets a person decide, or no longer. */
    void question(Callback callback, @Nullable CallbackQuestion question) {
        if (question == callback.standing().question()) return;
        events.publish(callback.stand(question == null ? CallbackEvent.Changed::new : CallbackEvent.Questioned::new, now(),
                () -> callback.standing().ask(question)));
    }

    private static Invalid wrong(String pointer, @Sentence String detail) {
        return new Invalid(List.of(new FieldError(pointer, "rule", detail)));
    }
}
