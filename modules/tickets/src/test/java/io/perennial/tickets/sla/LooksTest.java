package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.Looks.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Instant NINE = Instant.parse("2026-06-09T07:00:00Z");

    private final UUID id = UUID.randomUUID();
    private final TicketClock clock = TicketClock.started(new ClockId(id), new TicketId(UUID.randomUUID()),
            new Wait(ClockKind.RESOLUTION, 1, null, null, null, null),
            Countdown.start(NINE, new Terms("all", 1, "berlin", Berlin.TIME, 3600, 25)));

    @Test
    void a_new_clock_is_written_and_has_a_timer_of_its_first_warning() {
        var looks = looks(Cause.TICKET, Optional.empty(), clock, NINE);

        assertEquals(List.of(clock), looks.written());
        assertEquals(Map.of(id.toString(), NINE.plusSeconds(1800)), looks.next());
    }

    @Test
    void nothing_is_done_for_a_clock_that_a_change_of_its_ticket_has_not_moved() {
        var looks = looks(Cause.TICKET, Optional.of(clock), clock, NINE.plusSeconds(60));

        assertEquals(List.of(), looks.written());
        assertEquals(Map.of(), looks.next());
        assertEquals(Set.of(), looks.never());
    }

    @Test
    void one_whose_timer_has_fired_gets_its_next_timer_and_tells_what_was_due() {
        var looks = looks(Cause.TIMER, Optional.of(clock), clock, NINE.plusSeconds(1800));

        assertEquals(Map.of(id.toString(), NINE.plusSeconds(2880)), looks.next());
        assertEquals(1, looks.events().size());
        assertEquals(1, looks.written().size());
        assertEquals(Map.of(id.toString(), NINE.plusSeconds(1800)),
                looks(Cause.TIMER, Optional.of(clock), clock, NINE).next(), "one that fires too early fires again");
    }

    @Test
    void one_of_which_something_else_may_be_promised_is_written_though_it_is_as_before() {
        assertEquals(List.of(clock), looks(Cause.PROMISE, Optional.of(clock), clock, NINE).written());
    }

    @Test
    void the_timer_of_one_that_stops_or_never_was_is_cancelled() {
        var stopped = clock.become(Run.STOPPED, NINE.plusSeconds(60));
        assertEquals(Set.of(id.toString()), looks(Cause.TICKET, Optional.of(clock), stopped, NINE.plusSeconds(60)).never());
        assertEquals(Set.of(), looks(Cause.TICKET, Optional.of(stopped), stopped, NINE.plusSeconds(60)).never());
        var looks = new Looks(NINE, Cause.TICKET);
        looks.gone(clock);
        assertEquals(Set.of(id), looks.removed());
        assertEquals(Set.of(id.toString()), looks.never());
    }

    private static Looks looks(Cause cause, Optional<TicketClock> before, TicketClock after, Instant now) {
        var looks = new Looks(now, cause);
        looks.at(before, after);
        return looks;
    }
}
