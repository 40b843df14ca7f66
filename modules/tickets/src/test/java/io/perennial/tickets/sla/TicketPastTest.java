package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells histories of tickets in any order, and any part of them at once: an answer is due in one hour, news in two, a solution in eight. */
class TicketPastTest {
    private static final Instant NINE = Instant.parse("2026-06-09T09:00:00Z");
    private static final BusinessCalendar BUSINESS = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC,
            Week.of(List.of(DayOfWeek.values()), Hours.parse("08:00-12:00"), Hours.parse("13:00-18:00")), Map.of(), null)));
    private static final Map<String, Integer> HOURS = Map.of("general", 2, "urgent", 1);
    private static final List<String> STATES = List.of("open", "pending", "on_hold", "solved", "open");

    private final UUID id = UUID.randomUUID();
    private List<TicketClock> clocks = List.of();
    private List<TicketClock> gone = List.of();

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    private Said customer(int minute) {
        return new Said(id, at(minute), true);
    }

    private Said agent(int minute) {
        return new Said(id, at(minute), false);
    }

    private Step step(int place, int minute, String state) {
        return new Step(id, place, at(minute), state, "general");
    }

    /** Tells all that is known by now; a clock that is new at that moment was not there when its target was used up. */
    private void told(List<Step> steps, List<Said> said, int now) {
        var inOrder = said.stream().sorted(Comparator.comparing(Said::at)).toList();
        var replied = inOrder.stream().filter(one -> !one.customers()).map(Said::at).findFirst().orElse(null);
        var ticket = new ClockedTicket(id, "incident", "email", replied, null, null, false, false, false, NINE, at(now), null, null, false,
                false);
        var outcome = new TicketPast(ticket, steps, inOrder, clocks)
                .led((wait, severity) -> Optional.of(promise(wait, severity)), _ -> Optional.empty(), at(now));
        clocks = outcome.led().stream().map(led -> watched(led, now)).toList();
        gone = outcome.gone();
    }

    private static TicketClock watched(TicketPast.Led led, int now) {
        var one = led.after().look(at(now)).clock();
        return new TicketClock(one.id(), one.ticket(), one.kind(), one.round(), one.countdown(), one.warned(), one.missedAt(),
                one.followed(),
                led.before().isPresent() && one.missedAt() != null, one.ended(), null);
    }

    private static Promise promise(Wait wait, String severity) {
        var hours = switch (wait.kind()) {
            case FIRST_RESPONSE, NEXT_REPLY -> 1;
            case NEXT_UPDATE -> 2;
            case RESOLUTION -> 8;
        };
        return new Promise(new Terms(severity, 1, "business", BUSINESS, hours * 1800L * HOURS.getOrDefault(severity, 2), 25),
                List.of("pending"));
    }

    private List<String> shown() {
        return clocks.stream().sorted(Comparator.comparing(TicketClock::kind).thenComparing(TicketClock::round))
                .map(one -> one.label() + one.round() + " " + one.countdown().startedAt() + " " + one.countdown().run() + " "
                        + one.countdown().since() + " used " + one.countdown().used() + " left " + one.countdown().left() + " of "
                        + one.countdown().terms().target() + " missed " + one.missedAt() + one.countdown().past().stream()
                                .map(past -> past.run() + " " + past.from() + " " + past.to() + " " + past.terms().target()).toList())
                .toList();
    }

    @Test
    void clocks_are_the_same_in_whatever_order_and_however_much_at_once_somebody_tells_of_messages() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var steps = steps(random);
            var said = messages(random);
            clocks = List.of();
            told(steps, said, 2000);
            var whole = shown();

            clocks = List.of();
            Collections.shuffle(said, random);
            for (int known = 0; known < said.size(); known += 1 + random.nextInt(3)) told(steps, said.subList(0, known), 2000);
            unwatched();
            told(steps, said, 2000);

            assertEquals(whole, shown(), "seed " + seed);
            assertTrue(clocks.stream().noneMatch(one -> Promise.isUnlimited(one.countdown().terms())));
        }
    }

    /** The messages were told after all targets were used up. */
    private void unwatched() {
        clocks = clocks.stream().map(one -> new TicketClock(one.id(), one.ticket(), one.kind(), one.round(), one.countdown(), one.warned(),
                one.missedAt(), one.followed(), false, one.ended(), null)).toList();
    }

    private List<Step> steps(Random random) {
        var steps = new ArrayList<>(List.of(step(1, 0, "new")));
        var minute = 0;
        for (int place = 2; place < 2 + random.nextInt(6); place++) {
            minute += random.nextInt(200);
            steps.add(new Step(id, place, at(minute), STATES.get(random.nextInt(STATES.size())),
                    random.nextBoolean() ? "general" : "urgent"));
        }
        return steps;
    }

    private List<Said> messages(Random random) {
        return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(9))
                .mapToObj(_ -> new Said(id, at(random.nextInt(900)), random.nextBoolean())).toList());
    }

    @Test
    void an_answer_that_is_told_late_stops_the_clock_when_it_was_written_and_a_new_wait_begins() {
        var steps = List.of(step(1, 0, "new"), step(2, 90, "pending"));
        told(steps, List.of(customer(0), agent(10), customer(60), customer(100)), 105);
        var first = clock(ClockKind.NEXT_REPLY, 1);
        told(steps, List.of(customer(0), agent(10), customer(60), agent(70), customer(100)), 110);

        assertEquals(at(70), clock(ClockKind.NEXT_REPLY, 1).stoppedAt());
        assertEquals(first.id(), clock(ClockKind.NEXT_REPLY, 1).id());
        assertEquals(at(100), clock(ClockKind.NEXT_REPLY, 2).countdown().startedAt());
    }

    @Test
    void a_wait_that_is_told_late_pushes_the_later_ones_and_one_that_has_never_been_goes() {
        var steps = List.of(step(1, 0, "new"));
        told(steps, List.of(agent(10), customer(60), agent(70)), 100);
        var before = clock(ClockKind.NEXT_REPLY, 1);
        told(steps, List.of(agent(10), customer(20), agent(30), customer(60), agent(70)), 100);
        assertEquals(before.id(), clock(ClockKind.NEXT_REPLY, 2).id());

        told(steps, List.of(agent(10), customer(20), customer(60), agent(70)), 100);
        assertEquals(at(20), clock(ClockKind.NEXT_REPLY, 1).countdown().startedAt());
        assertEquals(List.of(before.id()), gone.stream().filter(one -> one.kind() == ClockKind.NEXT_REPLY).map(TicketClock::id).toList());
    }

    @Test
    void what_was_missed_while_the_clock_was_there_stays_missed_and_what_was_told_later_is_as_it_happened() {
        var steps = List.of(step(1, 0, "new"));
        var asked = List.of(agent(10), customer(30));
        var answered = List.of(agent(10), customer(30), agent(40));
        told(steps, asked, 35);
        told(steps, asked, 100);
        told(steps, answered, 110);
        assertEquals(at(90), clock(ClockKind.NEXT_REPLY, 1).missedAt());
        assertEquals(at(40), clock(ClockKind.NEXT_REPLY, 1).stoppedAt());

        clocks = List.of();
        told(steps, asked, 100);
        told(steps, answered, 110);
        assertEquals(null, clock(ClockKind.NEXT_REPLY, 1).missedAt());
    }

    @Test
    void news_that_came_too_late_was_missed_although_somebody_told_of_it_only_later() {
        told(List.of(step(1, 0, "new")), List.of(agent(10), agent(300)), 310);

        assertEquals(at(130), clock(ClockKind.NEXT_UPDATE, 1).missedAt());
        assertEquals(List.of(Run.STOPPED, Run.RUNNING), clocks.stream().filter(one -> one.kind() == ClockKind.NEXT_UPDATE)
                .map(one -> one.countdown().run()).toList());
    }

    @Test
    void what_was_written_in_the_second_of_the_solution_was_written_before_it() {
        told(List.of(step(1, 0, "new")), List.of(agent(10), customer(20), agent(30), customer(40)), 40);
        var steps = List.of(step(1, 0, "new"), step(2, 40, "solved"));
        told(steps, List.of(agent(10), customer(20), agent(30), customer(40), agent(40)), 41);

        assertEquals(Run.STOPPED, clock(ClockKind.NEXT_REPLY, 2).countdown().run());
        assertEquals(Run.STOPPED, clock(ClockKind.NEXT_UPDATE, 3).countdown().run());
        told(steps, List.of(agent(10), customer(20), agent(30), customer(40)), 42);
        assertEquals(Run.STOPPED, clock(ClockKind.NEXT_REPLY, 2).countdown().run());
    }

    private TicketClock clock(ClockKind kind, int round) {
        return clocks.stream().filter(one -> one.kind() == kind && one.round() == round).findFirst().orElseThrow();
    }

    /**
     * A ticket that is over from second 0 to {@code back}, and in which somebody answers meanwhile: what was waited for has come, whatever the second in
     * which the caller wrote.
     */
    @ParameterizedTest(name = "answered {0} s after the end, going on after {1} s")
    @CsvSource({"0, 0", "0, 1", "1, 1", "1, 2", "60, 120"})
    void an_answer_while_a_ticket_is_over_for_a_while_ends_the_wait(int answer, int back) {
        var over = at(30);
        var steps = List.of(step(1, 0, "new"), new Step(id, 2, over, "solved", "general"),
                new Step(id, 3, over.plusSeconds(back), "open", "general"));

        told(steps, List.of(new Said(id, over.plusSeconds(answer), false)), 40);

        var first = clocks.stream().filter(one -> one.kind() == ClockKind.FIRST_RESPONSE).findFirst().orElseThrow();
        assertEquals(over, first.stoppedAt());
        assertEquals(1800, first.countdown().used());
        assertEquals(Optional.empty(), Optional.ofNullable(first.ended()));
        assertTrue(first.isMet());
    }

    @Test
    void an_answer_while_a_ticket_is_over_does_not_take_its_end_back() {
        var over = at(30);
        told(List.of(step(1, 0, "new"), new Step(id, 2, over, "solved", "general")), List.of(new Said(id, over.plusSeconds(1), false)), 40);

        var first = clocks.stream().filter(one -> one.kind() == ClockKind.FIRST_RESPONSE).findFirst().orElseThrow();
        assertEquals(over, first.stoppedAt());
        assertEquals(Ending.SOLVED, first.ended());
    }

    @Test
    void an_answer_to_a_later_question_while_a_ticket_is_over_for_a_while_ends_that_wait_too() {
        told(List.of(step(1, 0, "new"), step(2, 30, "solved"), step(3, 40, "open")), List.of(agent(5), customer(20), agent(35)), 50);

        var reply = clocks.stream().filter(one -> one.kind() == ClockKind.NEXT_REPLY).findFirst().orElseThrow();
        assertEquals(at(30), reply.stoppedAt());
        assertEquals(600, reply.countdown().used());
        assertTrue(reply.isMet());
    }
}
