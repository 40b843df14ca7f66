package io.perennial.calendars.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with answers that were worked out by hand from the wall calendars of three countries. */
class KnownAnswersTest {
    private static final Map<String, BusinessCalendar> CALENDARS = Map.of(
            "CN", Known.CHINA, "DE", Known.GERMANY, "US", Known.AMERICA,
            "24×7 Berlin", Known.always("Europe/Berlin"), "24×7 New York", Known.always("America/New_York"),
            "nights", Known.daily("Europe/Berlin", "22:00-24:00 00:00-06:00"), "early", Known.daily("Europe/Berlin", "02:30-05:00"));

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "CN, 2025-06-03T11:00, 2025-06-03T18:00",
        "CN, 2025-06-03T12:15, 2025-06-03T18:00",
        "CN, 2025-09-27T10:00, 2025-09-28T18:00",
        "DE, 2026-03-27T17:00, 2026-03-30T17:00",
        "24×7 Berlin, 2026-03-28T23:00, 2026-03-29T00:00",
        "nights, 2026-03-28T23:00, 2026-03-29T00:00"})
    void dayEnd(String name, String from, String end) {
        var calendar = CALENDARS.get(name);

        assertEquals(Optional.of(Known.at(calendar, end)), calendar.dayEnd(Known.at(calendar, from)));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} + {3}")
    @CsvSource({
        "1, CN, 2025-09-26T17:00, PT4H, 2025-09-28T12:00",
        "2, CN, 2025-09-30T16:00, PT8H, 2025-10-09T16:30",
        "3, CN, 2025-10-10T17:30, PT1H, 2025-10-11T09:30",
        "4, CN, 2025-10-03T10:00, PT30M, 2025-10-09T09:30",
        "5, CN, 2025-06-03T12:15, PT1H, 2025-06-03T14:30",
        "7, CN, 2025-12-31T17:45, PT30M, 2026-01-04T09:15",
        "8, CN, 2026-02-14T16:00, PT16H, 2026-02-25T17:00",
        "14, DE, 2026-03-27T16:00, PT4H, 2026-03-30T11:00",
        "15, DE, 2026-04-02T16:00, PT4H, 2026-04-07T11:00",
        "16, US, 2026-11-25T16:00, PT2H, 2026-11-27T10:00",
        "32, DE, 2026-06-05T16:59:30, PT60S, 2026-06-08T08:00:30",
        "33, US, 2026-10-30T16:30, PT1H, 2026-11-02T09:30"})
    void due(int number, String name, String from, Duration target, String due) {
        var calendar = CALENDARS.get(name);

        assertEquals(Optional.of(Known.at(calendar, due)), calendar.due(Known.at(calendar, from), target.toSeconds()));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} + {3}")
    @CsvSource({
        "10, 24×7 Berlin, 2026-03-28T23:00, PT8H, 2026-03-29T06:00:00Z",
        "11, 24×7 Berlin, 2026-10-24T23:00, PT8H, 2026-10-25T05:00:00Z",
        "12, 24×7 New York, 2026-03-08T01:30, PT1H, 2026-03-08T07:30:00Z",
        "13, 24×7 New York, 2026-11-01T00:30, PT3H, 2026-11-01T07:30:00Z",
        "33, US, 2026-10-30T16:30, PT1H, 2026-11-02T14:30:00Z"})
    void due_where_clocks_change(int number, String name, String from, Duration target, Instant due) {
        var calendar = CALENDARS.get(name);

        assertEquals(Optional.of(due), calendar.due(Known.at(calendar, from), target.toSeconds()));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} … {3}")
    @CsvSource({
        "6, CN, 2025-01-24T12:00, 2025-02-08T12:00, PT45H",
        "9, CN, 2026-09-19T00:00, 2026-10-11T00:00, PT82H30M",
        "17, nights, 2026-03-28T22:00, 2026-03-29T06:00, PT7H",
        "17, nights, 2026-10-24T22:00, 2026-10-25T06:00, PT9H",
        "18, early, 2026-03-29T00:00, 2026-03-30T00:00, PT2H",
        "18, early, 2026-10-25T00:00, 2026-10-26T00:00, PT3H30M"})
    void business_time(int number, String name, String from, String to, Duration open) {
        var calendar = CALENDARS.get(name);

        assertEquals(open, Duration.ofSeconds(calendar.measure(Known.at(calendar, from), Known.at(calendar, to))));
    }

    @ParameterizedTest(name = "14: elapsed time")
    @CsvSource({"2026-03-27T16:00, 2026-03-30T11:00, PT66H"})
    void elapsed(String from, String due, Duration elapsed) {
        assertEquals(elapsed, Duration.between(Known.at(Known.GERMANY, from), Known.at(Known.GERMANY, due)));
    }
}
