package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallbackTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-30T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final AccountId ACCOUNT = new AccountId(TypeId.next());

    private final Callback callback = new Callback(body("2026-03-30T09:00", null), NOW);

    private static CallbackBody body(String local, @Nullable CallbackState state) {
        return new CallbackBody(ACCOUNT, null, null, null, "First week", null, null, null, null, LocalDateTime.parse(local), BERLIN, null,
                null,
                state != null, state, state == CallbackState.REACHED ? LATER : null, List.of());
    }

    static CallbackBody body(AccountId account, @Nullable ContactId contact, CallbackChannel channel) {
        return new CallbackBody(account, contact, null, null, "First week", null, null, null, channel,
                LocalDateTime.parse("2026-03-30T09:00"), BERLIN, null, null, null, null, null, List.of());
    }

    @Test
    void only_another_consent_or_the_end_of_a_contact_asks_again() {
        var ines = new ContactId(TypeId.next());
        var consent = new Changes(Map.of("consent", new Changes.Change("unknown", "denied")));
        var name = new Changes(Map.of("name", new Changes.Change("Ines", "Inés")));

        assertTrue(ContactWatch.isAsked(new ContactEvent.Changed(ines, ACCOUNT, "Ines", consent)));
        assertTrue(ContactWatch.isAsked(new ContactEvent.Deleted(ines, ACCOUNT, "Ines", Changes.none())));
        assertFalse(ContactWatch.isAsked(new ContactEvent.Changed(ines, ACCOUNT, "Ines", name)));
        assertFalse(ContactWatch.isAsked(new ContactEvent.Created(ines, ACCOUNT, "Ines", consent)));
    }

    @Test
    void a_time_without_a_zone_is_that_of_the_contact() {
        var unplaced = new Callback(body("2026-03-30T09:00", null).in(null), NOW);

        unplaced.beginIn(ZoneId.of("Asia/Shanghai"));
        callback.beginIn(ZoneId.of("Asia/Shanghai"));

        assertEquals(Instant.parse("2026-03-30T01:00:00Z"), unplaced.startsAt());
        assertEquals(Instant.parse("2026-03-30T07:00:00Z"), callback.startsAt());
        assertEquals(Instant.parse("2026-03-30T07:15:00Z"), callback.missedAfter());
    }

    @Test
    void a_missed_one_can_still_be_reached_and_an_ended_one_no_longer() {
        callback.standing().miss(callback.missedAfter());
        assertEquals(CallbackState.MISSED, callback.standing().state());
        callback.standing().fail(LATER);
        assertEquals(LATER, callback.standing().nextAt());

        callback.standing().reach(LATER);

        assertEquals(CallbackState.REACHED, callback.standing().state());
        assertEquals(2, callback.standing().attempts());
        assertThrows(Refusal.class, () -> callback.standing().fail(null));
        assertThrows(Refusal.class, () -> callback.standing().withdraw(AskedBy.US, "No", NOW));
        assertThrows(Refusal.class, () -> callback.move(LocalDateTime.parse("2026-03-31T09:00"), BERLIN, NOW));
        assertThrows(Refusal.class, () -> callback.change(body("2026-03-31T09:00", null), NOW));
        assertTrue(callback.change(callback.body(), NOW).isEmpty());
    }

    private Instant reached(String said, String now) {
        return callback.reached(Instant.parse("2026-03-30T" + said + ":00Z"), Instant.parse("2026-03-30T" + now + ":00Z"));
    }

    /** Promised for 07:00Z with a window until 07:15Z and a conversation of 30 minutes. */
    @Test
    void what_is_told_after_the_conversation_could_last_counts_from_when_it_is_told() {
        var usual = callback.minutes();
        assertEquals(Instant.parse("2026-03-30T07:10:00Z"), reached("07:10", "07:15"));
        assertEquals(Instant.parse("2026-03-30T07:10:00Z"),
                callback.reached(Instant.parse("2026-03-30T07:10:00Z"), Instant.parse("2026-03-30T07:15:00Z").plusSeconds(60L * usual)));
        assertEquals(Instant.parse("2026-03-30T12:00:00Z"), reached("07:10", "12:00"), "a miss that is told away stays one");
        assertEquals(Instant.parse("2026-03-30T12:00:00Z"), reached("06:50", "12:00"));
        assertEquals(Instant.parse("2026-03-30T08:00:00Z"), reached("08:00", "12:00"), "late anyway");
    }

    @Test
    void a_withdrawn_one_stands_again_when_it_is_restored() {
        callback.standing().ask(CallbackQuestion.CONTACT_DELETED);
        callback.standing().withdraw(AskedBy.CONTACT, "Met", NOW);
        assertTrue(callback.standing().isWithdrawn(AskedBy.CONTACT, "Met"));
        assertFalse(callback.standing().isOpen());
        assertEquals(null, callback.standing().question());

        callback.standing().restore();

        assertEquals(CallbackState.PLANNED, callback.standing().state());
        assertThrows(Refusal.class, () -> callback.standing().restore());
    }

    @Test
    void another_time_is_a_move_and_begins_the_attempts_anew() {
        callback.standing().fail(LATER);

        var moved = callback.change(body("2026-03-31T10:00", null), NOW).orElseThrow();

        assertEquals(CallbackEvent.Moved.class, moved.getClass());
        assertEquals(Instant.parse("2026-03-31T08:00:00Z"), callback.standing().nextAt());
        assertEquals(CallbackEvent.Moved.class, callback.move(LocalDateTime.parse("2026-04-01T10:00"), BERLIN, NOW).getClass());
        assertEquals(Instant.parse("2026-04-01T08:00:00Z"), callback.startsAt());
    }

    @Test
    void the_question_of_a_free_time_is_answered_by_another_time() {
        callback.standing().ask(CallbackQuestion.NO_FREE_TIME);

        callback.move(LocalDateTime.parse("2026-03-31T10:00"), BERLIN, NOW);

        assertEquals(null, callback.standing().question());
    }

    @Test
    void history_is_as_another_system_says_it_and_is_not_worked_on() {
        var past = new Callback(body("2025-03-31T10:00", CallbackState.REACHED), NOW);

        assertEquals(LATER, past.body().reachedAt());
        assertEquals(CallbackState.REACHED, past.standing().state());
        assertThrows(Refusal.class, past::requireOpen);
        assertEquals(1, body("2025-03-31T10:00", CallbackState.PLANNED).faults().size());
        assertEquals(0, body("2025-03-31T10:00", CallbackState.MISSED).faults().size());
    }
}
