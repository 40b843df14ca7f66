package io.perennial.calendars.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CombinedTimeTest {
    private static final Instant MONDAY = Known.at(Known.GERMANY, "2026-06-08T00:00");

    /** Somebody in New York who works with Berlin in the afternoon, and is away on Tuesday and, told twice, on Wednesday until 18:00. */
    private final BusinessCalendar own = Known.calendar("America/New_York", Week.of(Known.WEEKDAYS, Known.hours("09:00-18:00")), Map.of());
    private final List<Opening> away = List.of(
            stretch("2026-06-10T12:00", "2026-06-10T16:30"), stretch("2026-06-09T00:00", "2026-06-10T00:00"),
            stretch("2026-06-10T00:00", "2026-06-10T16:00"));
    private final OpenTime person = Known.GERMANY.and(own).without(away);

    @Test
    void a_person_works_where_the_hours_meet_and_is_not_away() {
        assertEquals(Optional.of(Known.at(Known.GERMANY, "2026-06-08T15:00")), person.nextOpen(MONDAY));
        assertEquals(Optional.of(Known.at(Known.GERMANY, "2026-06-10T16:30")), person.nextOpen(Known.at(Known.GERMANY, "2026-06-08T17:00")));
        assertEquals(Duration.ofMinutes(2 * 60 + 30).toSeconds(), person.measure(MONDAY, Known.at(Known.GERMANY, "2026-06-11T00:00")));
    }

    @Test
    void it_is_open_exactly_when_all_its_parts_are() {
        for (int quarter = 0; quarter < 21 * 96; quarter++) {
            var at = MONDAY.plus(Duration.ofMinutes(15L * quarter));
            var second = at.getEpochSecond();
            var isAway = away.stream().anyMatch(one -> one.from() <= second && second < one.to());
            assertEquals(Known.GERMANY.isOpen(at) && own.isOpen(at) && !isAway, person.isOpen(at), at::toString);
        }
    }

    private static Opening stretch(String from, String to) {
        return new Opening(Known.at(Known.GERMANY, from).getEpochSecond(), Known.at(Known.GERMANY, to).getEpochSecond());
    }
}
