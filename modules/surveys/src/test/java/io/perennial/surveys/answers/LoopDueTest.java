package io.perennial.surveys.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.surveys.testing.WorkingHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LoopDueTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final NamedCalendar GERMANY = new NamedCalendar("germany", WorkingHours.of("Europe/Berlin", "2026-04-03", "2026-04-06"));
    private static final NamedCalendar CHINA = new NamedCalendar("china", WorkingHours.of("Asia/Shanghai"));

    private static String due(NamedCalendar calendar, String answered, String now) {
        return new LoopDue(calendar, BERLIN).of(Instant.parse(answered), Instant.parse(now)).toString();
    }

    private static String due(NamedCalendar calendar, String answered) {
        return due(calendar, answered, answered);
    }

    @Test
    void two_business_days_after_the_answer_in_the_calendar_of_the_account() {
        assertEquals("2026-03-05", due(GERMANY, "2026-03-03T10:00:00Z"));
        assertEquals("2026-03-10", due(GERMANY, "2026-03-07T10:00:00Z"), "of a Saturday");
        assertEquals("2026-04-07", due(GERMANY, "2026-04-01T10:00:00Z"), "over Easter");
        assertEquals("2026-03-05", due(GERMANY, "2026-03-03T22:30:00Z"));
        assertEquals("2026-03-06", due(CHINA, "2026-03-03T22:30:00Z"), "it is Wednesday in Shanghai");
        assertEquals("2026-03-31", due(GERMANY, "2026-03-28T23:30:00Z"), "in the night in which clocks move");
    }

    @Test
    void without_a_calendar_the_days_are_those_of_the_tenant() {
        var always = new NamedCalendar(Calendars.ALWAYS, WorkingHours.always());
        assertEquals("2026-03-06", due(always, "2026-03-03T23:30:00Z"), "it is Wednesday in Berlin");
    }

    @Test
    void what_comes_late_is_due_from_its_answer_on_unless_that_is_over() {
        assertEquals("2026-03-05", due(GERMANY, "2026-03-03T10:00:00Z", "2026-03-04T10:00:00Z"));
        assertEquals("2026-03-05", due(GERMANY, "2026-03-03T10:00:00Z", "2026-03-05T22:59:00Z"), "due today");
        assertEquals("2026-03-10", due(GERMANY, "2026-03-03T10:00:00Z", "2026-03-05T23:00:00Z"), "told on Friday");
        assertEquals(LocalDate.parse("2026-03-10").toString(), due(GERMANY, "2025-03-03T10:00:00Z", "2026-03-06T08:00:00Z"));
    }
}
