package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Week;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitTest {
    private static final Instant NINE = Instant.parse("2026-06-09T09:00:00Z");
    private static final BusinessCalendar ALWAYS =
            new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC, Week.always(), Map.of(), null)));

    private final UUID id = UUID.randomUUID();
    private final List<Said> said = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>(List.of(new Step(id, 1, NINE, "new", "general")));

    private WaitTest customer(int minute) {
        said.add(new Said(id, at(minute), true));
        return this;
    }

    private WaitTest agent(int minute) {
        said.add(new Said(id, at(minute), false));
        return this;
    }

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private ClockedTicket ticket(String channel, @Nullable Integer replied, @Nullable Integer promised) {
        return new ClockedTicket(id, "incident", channel, replied == null ? null : at(replied), promised == null ? null : at(promised),
                promised == null ? null : at(promised + 60), false, false, false, NINE, at(90), null, null, false, false);
    }

    private WaitTest state(int minute, String state) {
        steps.add(new Step(id, steps.size() + 1, at(minute), state, "general"));
        return this;
    }

    private List<Wait> replies(ClockedTicket ticket) {
        return Wait.of(ticket, ClockKind.NEXT_REPLY, List.of(), said, steps);
    }

    private List<Wait> updates(ClockedTicket ticket, TicketClock... there) {
        return Wait.of(ticket, ClockKind.NEXT_UPDATE, List.of(there), said, steps);
    }

    private TicketClock clock(ClockKind kind, int round, int from, String policy) {
        return new TicketClock(new ClockId(UUID.randomUUID()), new TicketId(id), kind, round,
                Countdown.start(at(from), new Terms(policy, 1, "always", ALWAYS, 3600, 25)), 0, null, 0, false, null, null);
    }

    private static Wait reply(int round, int from, @Nullable Integer until) {
        return new Wait(ClockKind.NEXT_REPLY, round, at(from), until == null ? null : at(until), null, null);
    }

    private static Wait update(int round, int from, @Nullable Integer until, @Nullable Integer promised) {
        return new Wait(ClockKind.NEXT_UPDATE, round, at(from), until == null ? null : at(until), null,
                promised == null ? null : at(promised));
    }

    private static Wait ended(Wait wait, Ending why) {
        return new Wait(wait.kind(), wait.round(), wait.from(), wait.answeredAt(), why, wait.promisedBy());
    }

    /** Returns a regular wait in whose place a promise comes. */
    private static Wait promisedLater(int round, int from, int at) {
        return ended(update(round, from, at, null), Ending.REPLACED);
    }

    @Test
    void before_the_first_answer_nobody_waits_for_the_next_one() {
        assertEquals(List.of(), customer(0).customer(5).replies(ticket("email", null, null)));
    }

    @Test
    void each_wait_is_from_the_first_message_of_the_customer_to_the_next_answer() {
        customer(0).agent(10).customer(20).customer(25).agent(30).agent(35).customer(40);

        assertEquals(List.of(reply(1, 20, 30), reply(2, 40, null)), replies(ticket("email", 10, null)));
    }

    @Test
    void in_one_second_the_order_of_storing_decides() {
        agent(10).customer(10);
        assertEquals(List.of(reply(1, 10, null)), replies(ticket("email", 10, null)));

        agent(10);
        assertEquals(List.of(reply(1, 10, 10)), replies(ticket("email", 10, null)));
        customer(10);
        assertEquals(List.of(reply(1, 10, null)), replies(ticket("email", 10, null)), "one clock counts a second");
        agent(20).customer(20).customer(30);
        assertEquals(List.of(reply(1, 10, 20), reply(2, 20, null)), replies(ticket("email", 10, null)));
    }

    @Test
    void who_called_waits_from_the_first_message_on() {
        assertEquals(List.of(reply(1, 5, null)), customer(5).replies(ticket("phone", null, null)));
    }

    @Test
    void no_wait_begins_once_nobody_works_on_the_ticket() {
        agent(10).state(15, "solved").customer(20).agent(25);

        assertEquals(List.of(), replies(ticket("email", 10, null)));
        assertEquals(List.of(update(1, 10, 25, null)), updates(ticket("email", 10, null)));
    }

    @Test
    void what_a_customer_wrote_after_the_solution_waits_once_the_ticket_is_reopened() {
        agent(10).state(15, "solved").customer(20).state(60, "open");

        assertEquals(List.of(reply(1, 20, null)), replies(ticket("email", 10, null)));
    }

    @Test
    void the_customer_waits_for_news_since_each_message_or_promise() {
        assertEquals(List.of(), customer(0).updates(ticket("email", null, null)));
        assertEquals(List.of(update(1, 10, null, null)), agent(10).updates(ticket("email", 10, null)));
        assertEquals(List.of(promisedLater(1, 10, 20), update(2, 20, null, 80)), updates(ticket("email", 10, 20)));
        assertEquals(List.of(promisedLater(1, 10, 20), update(2, 20, 30, 80), update(3, 30, null, null)),
                agent(30).updates(ticket("email", 10, 20)));
    }

    @Test
    void a_promise_in_the_second_of_a_message_comes_after_it() {
        assertEquals(List.of(promisedLater(1, 20, 20), update(2, 20, null, 80)), agent(20).updates(ticket("email", 10, 20)));
    }

    @Test
    void a_promise_is_kept_by_the_next_message_and_ends_when_it_is_taken_back() {
        var promised = clock(ClockKind.NEXT_UPDATE, 2, 20, Promise.BY_A_PERSON);

        assertEquals(List.of(promisedLater(1, 10, 20), update(2, 20, null, 80)), agent(10).updates(ticket("email", 10, 20), promised));
        assertEquals(ended(update(2, 20, 90, 80), Ending.WITHDRAWN), updates(ticket("email", 10, null), promised).getLast());
        assertEquals(ended(update(2, 20, 70, 80), Ending.WITHDRAWN),
                updates(ticket("email", 10, null), promised.become(Run.STOPPED, at(70))).getLast());
        assertEquals(List.of(promisedLater(1, 10, 20), update(2, 20, 40, 80), update(3, 40, null, null)),
                agent(40).updates(ticket("email", 10, null), promised));
    }

    @Test
    void a_message_in_the_second_of_a_promise_that_is_open_no_more_has_kept_it() {
        var promised = clock(ClockKind.NEXT_UPDATE, 2, 90, Promise.BY_A_PERSON);

        assertEquals(update(2, 90, 90, 150), agent(90).updates(ticket("email", 10, null), promised).getLast());
    }

    @Test
    void a_promise_is_due_at_its_instant_whatever_the_calendar() {
        var promise = Promise.of(at(20), at(80), new NamedCalendar("always", ALWAYS));

        assertEquals(at(80), Countdown.start(at(20), promise.terms()).dueAt().orElseThrow());
        assertEquals(Run.RUNNING, promise.in(new Step(id, 1, at(20), "pending", "general")));
    }
}
