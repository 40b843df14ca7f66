package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Segment;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the worked answers 19 to 29 of clocks that follow a ticket: 8 hours for general, 4 for urgent, 16 for important. */
class ClockStepsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar GERMANY = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, BERLIN,
            Week.of(List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                    Hours.parse("08:00-17:00")),
            Map.of(), null)));
    private static final Map<String, Integer> HOURS = Map.of("general", 8, "urgent", 4, "important", 16);
    private static final String FRIDAY = "2026-06-05T";
    private static final String MONDAY = "2026-06-08T";
    private static final String TUESDAY = "2026-06-09T";
    private static final String WEDNESDAY = "2026-06-10T";
    private static final String THURSDAY = "2026-06-11T";

    private final UUID id = UUID.randomUUID();
    private final List<Step> steps = new ArrayList<>();
    private Map<String, Integer> hours = HOURS;

    private ClockStepsTest step(String local, String state, String severity) {
        steps.add(new Step(id, steps.size() + 1, at(local), state, severity));
        return this;
    }

    private ClockStepsTest step(String local, String state) {
        return step(local, state, "general");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private ClockedTicket ticket(@Nullable String replied) {
        var reply = replied == null ? null : at(replied);
        return new ClockedTicket(id, "incident", "email", reply, null, null, false, false, false, at(FRIDAY + "10:00"),
                at(THURSDAY + "12:00"),
                null, "DE", false, false);
    }

    private Optional<Promise> promised(String severity) {
        var target = hours.get(severity);
        if (target == null) return Optional.empty();
        return Optional.of(new Promise(new Terms(severity, 1, "berlin", GERMANY, target * 3600L, 25), List.of("pending")));
    }

    private TicketClock clock(ClockKind kind, @Nullable String replied, String now) {
        return new ClockSteps(ticket(replied), wait(kind, replied), this::promised, null).follow(Optional.empty(), steps, at(now))
                .orElseThrow();
    }

    private static final Wait RESOLUTION = new Wait(ClockKind.RESOLUTION, 1, null, null, null, null);

    private static Wait wait(ClockKind kind, @Nullable String replied) {
        return new Wait(kind, 1, null, replied == null ? null : at(replied), null, null);
    }

    private TicketClock resolution(String now) {
        return clock(ClockKind.RESOLUTION, null, now);
    }

    private static void assertDue(String local, TicketClock clock) {
        assertEquals(Optional.of(at(local)), clock.countdown().dueAt());
    }

    @ParameterizedTest(name = "{0}: pending {1}, back {2}")
    @CsvSource({
        "19, 2026-06-05T15:00, 2026-06-08T10:00, 2026-06-08T13:00, 241200",
        "20, 2026-06-05T18:00, 2026-06-08T07:00, 2026-06-08T09:00, 219600",
        "21, 2026-06-05T11:00, 2026-06-05T11:00, 2026-06-08T09:00, 0"})
    void pending_moves_the_due_time_by_its_business_time(int number, String pending, String back, String due, long paused) {
        var clock = step(FRIDAY + "10:00", "new").step(pending, "pending").step(back, "open").resolution(MONDAY + "10:30");

        assertDue(due, clock);
        assertEquals(paused, clock.countdown().segments(at(MONDAY + "10:30")).stream().filter(one -> one.kind() == Segment.Kind.PAUSED)
                .mapToLong(Segment::seconds).sum());
    }

    @ParameterizedTest(name = "{0}: {2} at {1}")
    @CsvSource({
        "22, 11:00, urgent, 3, 1, 2026-06-09T12:00",
        "23, 13:00, urgent, 5, 1, 2026-06-09T14:00",
        "24, 15:30, urgent, 7.5, 0.5, 2026-06-09T16:00",
        "25, 11:00, important, 3, 13, 2026-06-10T15:00"})
    void another_severity_moves_only_what_is_left(int number, String time, String severity, double used, double left, String due) {
        var clock = step(TUESDAY + "08:00", "new").step(TUESDAY + time, "new", severity).resolution(TUESDAY + "15:45");

        assertEquals(Math.round(used * 3600), clock.countdown().used());
        assertEquals(Math.round(left * 3600), clock.countdown().left());
        assertDue(due, clock);
    }

    @Test
    void a_reopened_ticket_goes_on_with_what_was_left() {
        step(TUESDAY + "08:00", "new").step(TUESDAY + "14:00", "solved").step(THURSDAY + "16:00", "open");

        assertDue("2026-06-12T09:00", resolution(THURSDAY + "16:30"));
    }

    @Test
    void the_first_answer_meets_the_first_response_even_if_the_severity_changed_since() {
        step(TUESDAY + "09:00", "new").step(TUESDAY + "09:30", "open").step(TUESDAY + "09:31", "open", "urgent");

        var clock = clock(ClockKind.FIRST_RESPONSE, TUESDAY + "09:30", TUESDAY + "12:00");

        assertTrue(clock.isMet());
        assertEquals(at(TUESDAY + "09:30"), clock.countdown().since());
        assertEquals("general", clock.countdown().terms().policy());
    }

    @Test
    void a_late_answer_was_missed_when_it_was_due() {
        var clock = step(TUESDAY + "09:00", "new").clock(ClockKind.FIRST_RESPONSE, TUESDAY + "20:00", TUESDAY + "21:00");

        assertDue(TUESDAY + "17:00", clock);
        assertEquals(at(TUESDAY + "17:00"), clock.countdown().missedAt());
    }

    @Test
    void a_promise_that_comes_with_the_severity_counts_from_the_report() {
        hours = Map.of("urgent", 4);
        step(TUESDAY + "08:00", "new");
        assertEquals(Optional.empty(), new ClockSteps(ticket(null), RESOLUTION, this::promised, null)
                .follow(Optional.empty(), steps, at(TUESDAY + "09:00")));

        assertDue(TUESDAY + "12:00", step(TUESDAY + "10:00", "open", "urgent").resolution(TUESDAY + "10:01"));
    }

    @Test
    void a_promise_that_is_younger_than_the_ticket_is_not_missed_at_once() {
        step(MONDAY + "08:00", "new");

        var clock = new ClockSteps(ticket(null), RESOLUTION, this::promised, at(TUESDAY + "15:00"))
                .follow(Optional.empty(), steps, at(TUESDAY + "15:00")).orElseThrow();

        assertDue(TUESDAY + "17:00", clock);
    }

    @Test
    void each_change_is_followed_once_and_counts_from_its_own_moment_however_late_somebody_looks() {
        var early = step(TUESDAY + "08:00", "new").step(TUESDAY + "10:00", "pending").resolution(TUESDAY + "10:00");
        step(TUESDAY + "11:00", "open").step(TUESDAY + "12:00", "pending").step(TUESDAY + "13:00", "open");
        var follow = new ClockSteps(ticket(null), RESOLUTION, this::promised, null);

        var late = follow.follow(Optional.of(early), steps, at(WEDNESDAY + "09:00")).orElseThrow();

        assertDue(WEDNESDAY + "09:00", late);
        assertEquals(late, follow.follow(Optional.of(late), steps, at(WEDNESDAY + "10:00")).orElseThrow());
    }

    @Test
    void a_later_report_moves_the_start_and_all_that_follows() {
        var early = step(TUESDAY + "08:00", "new").step(TUESDAY + "10:00", "pending").step(TUESDAY + "11:00", "open")
                .resolution(TUESDAY + "12:00");
        assertDue(TUESDAY + "17:00", early);
        steps.set(0, new Step(id, 1, at(TUESDAY + "09:00"), "new", "general"));
        var follow = new ClockSteps(ticket(null), RESOLUTION, this::promised, null);

        var later = follow.follow(Optional.of(early), steps, at(TUESDAY + "12:00")).orElseThrow();

        assertDue(WEDNESDAY + "09:00", later);
        assertEquals(resolution(TUESDAY + "12:00").countdown().segments(at(TUESDAY + "12:00")),
                later.countdown().segments(at(TUESDAY + "12:00")));
        assertEquals(early.id(), later.id());
    }

    @Test
    void who_was_not_answered_waits_on_after_spam_was_undone() {
        step(TUESDAY + "09:00", "new").step(TUESDAY + "10:00", "spam").step(TUESDAY + "12:00", "open");

        assertDue(WEDNESDAY + "10:00", clock(ClockKind.FIRST_RESPONSE, null, TUESDAY + "12:00"));
    }

    @Test
    void a_wait_for_the_next_reply_counts_from_the_message_that_reopened_the_ticket() {
        step(TUESDAY + "08:00", "new").step(TUESDAY + "09:00", "solved").step(TUESDAY + "10:02", "open", "urgent");
        var wait = new Wait(ClockKind.NEXT_REPLY, 1, at(TUESDAY + "10:00"), null, null, null);

        var clock = new ClockSteps(ticket(null), wait, this::promised, null).follow(Optional.empty(), steps, at(TUESDAY + "10:03"))
                .orElseThrow();

        assertEquals(Run.RUNNING, clock.countdown().run());
        assertEquals(at(TUESDAY + "10:00"), clock.countdown().startedAt());
        assertDue(TUESDAY + "14:00", clock);
    }

    @Test
    void a_wait_that_was_over_before_anything_was_promised_has_no_clock() {
        step(TUESDAY + "08:00", "new");
        var wait = new Wait(ClockKind.NEXT_REPLY, 1, at(TUESDAY + "09:00"), at(TUESDAY + "10:00"), null, null);

        assertEquals(Optional.empty(), new ClockSteps(ticket(null), wait, this::promised, at(TUESDAY + "11:00"))
                .follow(Optional.empty(), steps, at(TUESDAY + "12:00")));
        assertEquals(4 * 3600L, new ClockSteps(ticket(null), wait, _ -> promised("urgent"), at(TUESDAY + "09:30"))
                .follow(Optional.empty(), steps, at(TUESDAY + "12:00")).orElseThrow().countdown().terms().target());
    }

    @Test
    void a_question_that_nobody_answered_waits_on_when_the_ticket_is_reopened() {
        step(TUESDAY + "08:00", "new").step(TUESDAY + "10:00", "solved").step(TUESDAY + "12:00", "open");
        var wait = new Wait(ClockKind.NEXT_REPLY, 1, at(TUESDAY + "09:00"), null, null, null);

        var clock = new ClockSteps(ticket(null), wait, this::promised, null).follow(Optional.empty(), steps, at(TUESDAY + "13:00"))
                .orElseThrow();

        assertEquals(Run.RUNNING, clock.countdown().run());
        assertEquals(3600, clock.countdown().used());
    }

    @Test
    void a_regular_update_goes_on_with_what_was_left_when_the_ticket_is_reopened() {
        step(TUESDAY + "08:00", "new").step(TUESDAY + "10:00", "solved").step(TUESDAY + "12:00", "open");
        var wait = new Wait(ClockKind.NEXT_UPDATE, 1, at(TUESDAY + "09:00"), null, null, null);

        var clock = new ClockSteps(ticket(null), wait, this::promised, null).follow(Optional.empty(), steps, at(TUESDAY + "13:00"))
                .orElseThrow();

        assertEquals(Run.RUNNING, clock.countdown().run());
        assertEquals(3600, clock.countdown().used());
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource({
        "FIRST_RESPONSE, solved, , false, SOLVED", "FIRST_RESPONSE, spam, , false, SPAM", "FIRST_RESPONSE, closed, , true, MERGED",
        "FIRST_RESPONSE, solved, 09:30, false, ", "RESOLUTION, solved, , false, ", "RESOLUTION, closed, , true, MERGED",
        "RESOLUTION, open, , false, "})
    void what_ends_with_the_ticket_is_not_kept_unless_it_has_come(ClockKind kind, String state, @Nullable String replied, boolean merged,
            @Nullable Ending why) {
        step(TUESDAY + "09:00", "new").step(TUESDAY + "10:00", state);
        var known = ticket(replied == null ? null : TUESDAY + replied);
        var ticket = new ClockedTicket(id, known.type(), known.channel(), known.firstRepliedAt(), null, null, false, false, merged,
                known.createdAt(), known.updatedAt(), null, "DE", false, false);

        var clock = new ClockSteps(ticket, wait(kind, replied == null ? null : TUESDAY + replied), this::promised, null)
                .follow(Optional.empty(), steps, at(TUESDAY + "11:00")).orElseThrow();

        assertEquals(why, clock.ended());
        assertEquals(why == null && !state.equals("open"), clock.isMet());
    }

    /** The wait of a promise, which the ticket does not have any more since ten o'clock if it was taken back. */
    private TicketClock promise(Optional<TicketClock> there, boolean isTakenBack) {
        var wait = new Wait(ClockKind.NEXT_UPDATE, 1, at(TUESDAY + "09:00"), isTakenBack ? at(TUESDAY + "10:00") : null,
                isTakenBack ? Ending.WITHDRAWN : null, at(TUESDAY + "12:00"));
        var promised = Promise.of(at(TUESDAY + "09:00"), at(TUESDAY + "12:00"), new NamedCalendar("always", GERMANY));
        return new ClockSteps(ticket(null), wait, _ -> Optional.of(promised), null).follow(there, steps, at(TUESDAY + "11:00"))
                .orElseThrow();
    }

    @Test
    void of_two_ends_of_a_promise_in_one_second_the_first_one_is_told() {
        step(TUESDAY + "08:00", "new").step(TUESDAY + "10:00", "solved");
        var solved = promise(Optional.empty(), false);
        step(TUESDAY + "10:00", "open");
        assertEquals(List.of(Ending.SOLVED, Ending.SOLVED), List.of(solved.ended(), promise(Optional.of(solved), true).ended()));

        steps.clear();
        step(TUESDAY + "08:00", "new");
        var withdrawn = promise(Optional.empty(), true);
        step(TUESDAY + "10:00", "solved");
        assertEquals(List.of(Ending.WITHDRAWN, Ending.WITHDRAWN),
                List.of(withdrawn.ended(), promise(Optional.of(withdrawn), true).ended()));
    }
}
