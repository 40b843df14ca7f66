package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that no other time of the report takes a miss back: a person corrects it, or an older ticket is merged. An answer is due in an hour. */
class CorrectedReportTest {
    private static final Instant NINE = Instant.parse("2026-06-09T09:00:00Z");
    private static final BusinessCalendar ALWAYS = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneOffset.UTC,
            Week.of(List.of(DayOfWeek.values()), Hours.parse("00:00-24:00")), Map.of(), null)));
    private static final Promise HOUR = new Promise(new Terms("all", 1, "always", ALWAYS, 3600, 25), List.of());

    private final UUID id = UUID.randomUUID();
    private List<TicketClock> clocks = List.of();

    private static Instant at(int minute) {
        return NINE.plusSeconds(60L * minute);
    }

    /** Follows the ticket as it is reported now. A clock is there from its first look on. */
    private void followed(int reported, boolean goesOn, int now) {
        var facts = new ClockedTicket(id, "incident", "email", null, null, null, false, false, false, at(0), at(now), null, null, goesOn,
                false);
        var steps = List.of(new Step(id, 1, at(reported), "new", "general"));
        var led = new TicketPast(facts, steps, List.of(), clocks).led(
                (wait, _) -> wait.kind() == ClockKind.FIRST_RESPONSE ? Optional.of(HOUR) : Optional.empty(),
                _ -> Optional.of(at(now)), at(now)).led();
        clocks = led.stream().map(one -> looked(one, now)).sorted(Comparator.comparing(TicketClock::round)).toList();
    }

    private static TicketClock looked(TicketPast.Led led, int now) {
        var one = led.after().look(at(now)).clock();
        return new TicketClock(one.id(), one.ticket(), one.kind(), one.round(), one.countdown(), one.warned(), one.missedAt(),
                one.followed(), led.before().isPresent() && one.missedAt() != null, one.ended(), null);
    }

    private void begun() {
        var wait = new Wait(ClockKind.FIRST_RESPONSE, 1, null, null, null, null);
        clocks = new ClockSteps(new ClockedTicket(id, "incident", "email", null, null, null, false, false, false, at(0), at(0), null, null,
                false, false), wait, _ -> Optional.of(HOUR), null)
                .follow(Optional.empty(), List.of(new Step(id, 1, at(0), "new", "general")), at(0)).stream().toList();
    }

    private List<String> shown() {
        return clocks.stream().map(one -> minute(one.countdown().startedAt()) + "!" + minute(one.missedAt())
                + (one.ended() == null ? "" : " " + one.ended())).toList();
    }

    private static String minute(@Nullable Instant of) {
        return of == null ? "" : "" + Duration.between(NINE, of).toMinutes();
    }

    /** A clock has the minute of its start, and after ! that in which it was missed. */
    @ParameterizedTest(name = "reported in minute {0} and told at {1}")
    @CsvSource({"30, 70, 30!60", "65, 70, 65!60", "-30, 70, -30!30", "30, 50, 30!"})
    void who_corrects_the_report_takes_no_miss_back(int reported, int now, String shown) {
        begun();
        for (int minute = 1; minute < now; minute++) followed(0, false, minute);
        followed(reported, false, now);
        followed(reported, false, now + 1);

        assertEquals(List.of(shown), shown());
    }

    @Test
    void an_own_miss_stays_beside_that_of_an_older_ticket_which_was_merged() {
        begun();
        for (int minute = 1; minute < 70; minute++) followed(0, false, minute);
        followed(-30, true, 70);
        assertEquals(List.of("-30!30", "0!60 MOVED"), shown());
        followed(-30, true, 71);
        assertEquals(List.of("-30!30", "0!60 MOVED"), shown());

        followed(0, false, 72);
        assertEquals("0!60", shown().getFirst());
    }

    @Test
    void without_an_own_miss_the_same_clock_goes_on_from_the_older_report() {
        begun();
        followed(-30, true, 20);

        assertEquals(List.of("-30!"), shown());
    }
}
