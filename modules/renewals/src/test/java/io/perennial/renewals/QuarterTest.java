package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuarterTest {
    @Test
    void it_begins_in_january_april_july_and_october() {
        for (var text : new String[] {"2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"}) assertEquals(text, Quarter.of(text).text());
        assertEquals(LocalDate.parse("2026-10-01"), Quarter.of("2026-Q4").from());
        assertEquals(LocalDate.parse("2027-01-01"), Quarter.of("2026-Q4").to());
        assertEquals(Quarter.of("2025-Q4"), Quarter.of("2026-Q1").before());
    }

    @Test
    void every_day_lies_in_one() {
        assertEquals(Quarter.of("2026-Q1"), Quarter.around(LocalDate.parse("2026-03-31")));
        assertEquals(Quarter.of("2026-Q2"), Quarter.around(LocalDate.parse("2026-04-01")));
        assertEquals(Quarter.of("2026-Q4"), Quarter.around(LocalDate.parse("2026-12-31")));
    }

    @Test
    void only_whole_weeks_are_left_of_it_and_none_after_its_end() {
        var quarter = Quarter.of("2026-Q1");

        assertEquals(12, quarter.weeksLeft(LocalDate.parse("2026-01-05")));
        assertEquals(1, quarter.weeksLeft(LocalDate.parse("2026-03-25")));
        assertEquals(0, quarter.weeksLeft(LocalDate.parse("2026-03-31")));
        assertNull(quarter.weeksLeft(LocalDate.parse("2026-04-01")));
    }
}
