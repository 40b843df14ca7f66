package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Week;
import io.perennial.kernel.DomainEvent;
import io.perennial.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketClockTest {
    private static final Instant NOON = Instant.parse("2026-06-09T12:00:00Z");
    private static final BusinessCalendar ALWAYS =
            new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC, Week.always(), Map.of(), null)));

    private final TicketClock clock =
            new TicketClock(new ClockId(UUID.randomUUID()), new TicketId(UUID.randomUUID()), ClockKind.RESOLUTION, 1,
                    Countdown.start(NOON, new Terms("urgent", 1, "always", ALWAYS, 7200, 25)), 0, null, 0, false, null, null);

    @Test
    void each_warning_is_given_once_and_a_missed_target_a_second_after_it_was_due() {
        assertEquals(Optional.of(at(60)), clock.next());
        var half = clock.look(at(60));
        assertEquals(List.of(50), percents(half.events()));
        assertEquals(List.of(), half.clock().look(at(61)).events());
        assertEquals(Optional.of(at(96)), half.clock().next());
        var due = half.clock().look(at(120));
        assertEquals(List.of(80, 100), percents(due.events()));
        assertEquals(Optional.of(at(120).plusSeconds(1)), due.clock().next());
        var missed = due.clock().look(at(120).plusSeconds(1));
        assertEquals(List.of(ClockEvent.Missed.class), missed.events().stream().map(DomainEvent::getClass).toList());
        assertEquals(at(120), missed.clock().missedAt());
        assertEquals(Optional.empty(), missed.clock().next());
    }

    @Test
    void it_waits_while_it_pauses_and_goes_on_from_a_solution() {
        var paused = clock.become(Run.PAUSED, at(30));
        assertEquals(Optional.empty(), paused.next());
        assertEquals(Optional.of(at(90)), paused.become(Run.RUNNING, at(60)).next());
        var solved = paused.become(Run.STOPPED, at(60));
        assertTrue(solved.isMet());
        assertEquals(at(210), solved.become(Run.RUNNING, at(120)).countdown().dueAt().orElseThrow());
        assertEquals(Run.PAUSED, solved.become(Run.PAUSED, at(120)).countdown().run());
    }

    @Test
    void a_change_that_is_told_late_counts_from_the_last_one_on() {
        var paused = clock.become(Run.PAUSED, at(30));

        assertEquals(at(30), paused.become(Run.RUNNING, at(10)).countdown().since());
    }

    @Test
    void what_stops_too_late_is_not_met() {
        assertFalse(clock.become(Run.STOPPED, at(121)).isMet());
        assertTrue(clock.become(Run.STOPPED, at(120)).isMet());
    }

    @Test
    void what_has_stopped_does_not_stop_again_when_something_else_is_promised() {
        var solved = clock.become(Run.PAUSED, at(30)).become(Run.STOPPED, at(60));
        var critical = solved.by(new Terms("critical", 1, "always", ALWAYS, 3600, 25), at(90));

        assertEquals(at(60), critical.stoppedAt());
        assertEquals(at(120), critical.become(Run.RUNNING, at(100)).become(Run.STOPPED, at(120)).stoppedAt());
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static List<Integer> percents(List<DomainEvent> events) {
        return events.stream().map(event -> event instanceof ClockEvent.Warned warned ? warned.percent() : 0).toList();
    }
}
