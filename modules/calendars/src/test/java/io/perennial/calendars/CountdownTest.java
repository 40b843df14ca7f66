package io.perennial.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Possession;
import io.perennial.calendars.clocks.Possession.Held;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Segment;
import io.perennial.calendars.clocks.Segment.Kind;
import io.perennial.calendars.clocks.Terms;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.Week;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with the answers 19 to 31, which were worked out by hand. */
class CountdownTest {
    private static final String FRIDAY = "2026-06-05T";
    private static final String MONDAY = "2026-06-08T";
    private static final String TUESDAY = "2026-06-09T";
    private static final String WEDNESDAY = "2026-06-10T";

    private final Random random = new Random(31);

    private static Terms terms(BusinessCalendar calendar, double hours, int version) {
        return new Terms("gold", version, "berlin", calendar, Math.round(hours * 3600), 25);
    }

    private static Countdown start(String local, double hours) {
        return Countdown.start(at(local), terms(Known.GERMANY, hours, 1));
    }

    private static Instant at(String local) {
        return Known.at(Known.GERMANY, local);
    }

    private static void assertDue(String local, Countdown countdown) {
        assertEquals(Optional.of(at(local)), countdown.dueAt());
    }

    private static Duration sum(List<Segment> segments, Kind kind) {
        return Duration.ofSeconds(segments.stream().filter(segment -> segment.kind() == kind).mapToLong(Segment::seconds).sum());
    }

    @Test
    void a_pause_moves_the_due_time_by_its_business_time() {
        var countdown = start(FRIDAY + "10:00", 8).pause(at(FRIDAY + "15:00")).resume(at(MONDAY + "10:00"));

        assertDue(MONDAY + "13:00", countdown);
        var segments = countdown.segments(at(MONDAY + "13:00"));
        assertEquals(Duration.ofHours(67), sum(segments, Kind.PAUSED));
        assertEquals(Duration.ofHours(8), sum(segments, Kind.COUNTED));
        assertEquals(4 * 3600, Known.GERMANY.measure(at(FRIDAY + "15:00"), at(MONDAY + "10:00")));
    }

    @Test
    void a_pause_while_the_calendar_is_closed_moves_nothing() {
        assertDue(MONDAY + "09:00", start(FRIDAY + "10:00", 8).pause(at(FRIDAY + "18:00")).resume(at(MONDAY + "07:00")));
        assertDue(MONDAY + "09:00", start(FRIDAY + "10:00", 8));
    }

    @Test
    void a_pause_of_no_second_leaves_no_segment() {
        var countdown = start(FRIDAY + "10:00", 8).pause(at(FRIDAY + "11:00")).resume(at(FRIDAY + "11:00"));

        assertDue(MONDAY + "09:00", countdown);
        assertEquals(List.of(Kind.COUNTED), countdown.segments(at(FRIDAY + "12:00")).stream().map(Segment::kind).toList());
    }

    @ParameterizedTest(name = "{0}: {2} h at {1}")
    @CsvSource({
        "22, 11:00, 4, 3, 1, 2026-06-09T12:00",
        "23, 13:00, 4, 5, 1, 2026-06-09T14:00",
        "24, 15:30, 4, 7.5, 0.5, 2026-06-09T16:00",
        "25, 11:00, 16, 3, 13, 2026-06-10T15:00"})
    void later_terms_keep_what_was_used(int number, String time, double hours, double used, double left, String due) {
        var countdown = start(TUESDAY + "08:00", 8).change(at(TUESDAY + time), terms(Known.GERMANY, hours, 2));

        assertEquals(Math.round(used * 3600), countdown.used());
        assertEquals(Math.round(left * 3600), countdown.left());
        assertDue(due, countdown);
    }

    @Test
    void another_version_of_the_calendar_moves_only_what_is_left() {
        var changed = new BusinessCalendar(List.of(
                Known.version(1, Known.BEGINNING, "Europe/Berlin", Week.of(Known.WEEKDAYS, Known.hours("08:00-17:00")), Map.of(), null),
                Known.version(2, at(WEDNESDAY + "12:00"), "Europe/Berlin", Week.of(Known.WEEKDAYS, Known.hours("10:00-19:00")), Map.of(),
                        null)));
        var learned = start(TUESDAY + "15:00", 8).change(at(WEDNESDAY + "12:00"), terms(changed, 8, 1));

        assertEquals(6 * 3600, learned.used());
        assertDue(WEDNESDAY + "14:00", learned);
        var known = Countdown.start(at(TUESDAY + "15:00"), terms(changed, 8, 1));
        assertDue(WEDNESDAY + "14:00", known);
        assertEquals(List.of(1, 1, 1, 2), known.segments(at(WEDNESDAY + "14:00")).stream().map(Segment::calendarVersion).toList());
    }

    @Test
    void another_policy_at_night_moves_what_is_left() {
        var countdown = start(TUESDAY + "15:00", 8).change(at(TUESDAY + "20:00"), terms(Known.GERMANY, 6, 2));

        assertEquals(2 * 3600, countdown.used());
        assertDue(WEDNESDAY + "12:00", countdown);
    }

    @Test
    void a_reopened_countdown_goes_on_with_what_was_left() {
        var countdown = start(TUESDAY + "08:00", 8).stop(at(TUESDAY + "14:00")).reopen(at("2026-06-11T16:00"));

        assertEquals(2 * 3600, countdown.left());
        assertDue("2026-06-12T09:00", countdown);
        assertEquals(Duration.ofHours(50), sum(countdown.segments(at("2026-06-11T17:00")), Kind.STOPPED));
    }

    @Test
    void what_is_late_was_missed_when_it_was_due() {
        var countdown = start(TUESDAY + "09:00", 8).stop(at(TUESDAY + "20:00"));

        assertEquals(at(TUESDAY + "17:00"), countdown.missedAt());
        assertDue(TUESDAY + "17:00", countdown);
        assertEquals(0, Known.GERMANY.measure(at(TUESDAY + "17:00"), at(TUESDAY + "20:00")));
    }

    @Test
    void what_happens_in_the_second_of_the_due_time_is_met() {
        assertEquals(Optional.empty(), start(TUESDAY + "09:00", 8).stop(at(TUESDAY + "17:00")).missedBefore(at(MONDAY + "00:00")));
        assertEquals(Optional.of(at(TUESDAY + "17:00")), start(TUESDAY + "09:00", 8).missedBefore(at(TUESDAY + "17:00:01")));
    }

    @Test
    void missed_stays_missed() {
        var late = start(TUESDAY + "08:00", 8).pause(at(TUESDAY + "16:30")).change(at(TUESDAY + "16:30"), terms(Known.GERMANY, 100, 2));

        assertDue(TUESDAY + "16:00", late.resume(at(WEDNESDAY + "08:00")).stop(at(WEDNESDAY + "09:00")).reopen(at(WEDNESDAY + "10:00")));
    }

    @Test
    void warnings_are_given_in_business_time() {
        var china = Countdown.start(Known.at(Known.CHINA, "2025-06-03T10:00"), terms(Known.CHINA, 5, 1));

        assertEquals(List.of("14:00", "15:30", "16:30"), Countdown.WARNINGS.stream()
                .map(percent -> china.usedUpAt(percent).orElseThrow().atZone(Known.CHINA.at(Known.BEGINNING).zone()).toLocalTime()
                        .toString())
                .toList());
    }

    @Test
    void who_takes_over_gets_a_part_of_what_is_left() {
        var customer = start(TUESDAY + "08:00", 8);
        var budget = customer.leftAt(at(TUESDAY + "10:00"), 70);

        assertEquals(Duration.ofMinutes(252), Duration.ofSeconds(budget));
        assertDue(TUESDAY + "14:12", Countdown.start(at(TUESDAY + "10:00"), terms(Known.GERMANY, budget / 3600.0, 1)));
        assertDue(TUESDAY + "16:00", customer);
    }

    @Test
    void a_due_time_past_the_published_holidays_is_provisional() {
        var china = Countdown.start(Known.at(Known.CHINA, "2026-12-31T17:00"), terms(Known.CHINA, 1, 1));

        assertFalse(china.isProvisional());
        assertTrue(china.change(china.since(), terms(Known.CHINA, 2, 2)).isProvisional());
        assertEquals(LocalDate.of(2027, 1, 1), china.change(china.since(), terms(Known.CHINA, 2, 2)).dueAt().orElseThrow()
                .atZone(Known.CHINA.at(Known.BEGINNING).zone()).toLocalDate());
    }

    @Test
    void changes_come_in_order() {
        var countdown = start(TUESDAY + "10:00", 8);

        assertThrows(IllegalArgumentException.class, () -> countdown.stop(at(TUESDAY + "09:00")));
    }

    @Test
    void every_second_is_accounted_for_and_a_pause_cut_in_two_is_the_same() {
        for (int round = 0; round < 500; round++) {
            var at = at(FRIDAY + "10:00").plusSeconds(random.nextInt(100_000));
            var countdown = Countdown.start(at, terms(Known.GERMANY, 40, 1));
            for (int change = 0; change < 6; change++) {
                at = at.plusSeconds(random.nextInt(80_000));
                var next = at;
                countdown = switch (random.nextInt(4)) {
                    case 0 -> countdown.pause(next);
                    case 1 -> countdown.resume(next);
                    case 2 -> countdown.change(next, terms(Known.GERMANY, 1 + random.nextInt(60), change));
                    default -> countdown.run() == Run.STOPPED ? countdown.reopen(next) : countdown.stop(next);
                };
            }
            var now = at.plusSeconds(random.nextInt(80_000));
            assertEquals(Duration.between(countdown.startedAt(), now).toSeconds(),
                    countdown.segments(now).stream().mapToLong(Segment::seconds).sum());
            var paused = countdown.pause(at);
            var later = now.plusSeconds(1000);
            assertEquals(paused.resume(later).dueAt(), paused.resume(now).pause(now).resume(later).dueAt());
        }
    }

    @Test
    void possession_sums_to_the_age() {
        var held = List.of(
                new Held("tier 1", at(FRIDAY + "10:00"), at(FRIDAY + "15:00")),
                new Held("customer", at(FRIDAY + "15:00"), at(MONDAY + "10:00")),
                new Held("tier 1", at(MONDAY + "10:00"), at(MONDAY + "11:00")),
                new Held("vendor", at(MONDAY + "11:00"), at(TUESDAY + "09:00")),
                new Held("third party", at(TUESDAY + "09:00"), at(WEDNESDAY + "09:30")),
                new Held("tier 2", at(WEDNESDAY + "09:30"), at(WEDNESDAY + "12:00")));
        var sums = Possession.of(held, Known.GERMANY);

        assertEquals(Map.of("tier 1", hours(6, 6), "customer", hours(67, 4), "vendor", hours(22, 7), "third party", hours(24.5, 9.5),
                "tier 2", hours(2.5, 2.5)), sums);
        assertEquals(hours(122, 29), sums.values().stream().reduce(new Possession(0, 0), Possession::plus));
    }

    private static Possession hours(double elapsed, double business) {
        return new Possession(Math.round(elapsed * 3600), Math.round(business * 3600));
    }
}
