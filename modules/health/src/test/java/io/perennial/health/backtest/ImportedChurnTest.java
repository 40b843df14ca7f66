package io.perennial.health.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportedChurnTest {
    private static final Period YEAR = new Period(day("2024-01-01"), day("2025-01-01"), day("2026-03-01"));

    @Test
    void windows_are_counted_back_from_the_last_outcome_to_the_first() {
        var record = new ImportedChurn(day("2024-05-30"), day("2024-12-30"));

        assertEquals(List.of(day("2024-10-01"), day("2024-07-03")), record.frozenDays(90, YEAR));
        assertEquals(List.of(day("2024-07-03")), record.frozenDays(180, YEAR));
        assertEquals(day("2024-05-29"), new ImportedChurn(day("2024-05-30"), day("2024-06-28")).frozenDays(30, YEAR).getLast());
    }

    @Test
    void no_window_but_the_last_one_begins_before_the_period() {
        var record = new ImportedChurn(day("2023-01-01"), day("2024-03-31"));

        assertEquals(List.of(day("2024-03-01"), day("2024-01-31"), day("2024-01-01")), record.frozenDays(30, YEAR));
        assertEquals(List.of(day("2023-10-03")), record.frozenDays(180, YEAR));
        assertEquals(day("2023-12-31"), new ImportedChurn(day("2023-01-01"), day("2024-03-30")).frozenDays(30, YEAR).getLast());
        assertEquals(day("2024-01-29"), new ImportedChurn(day("2023-01-01"), day("2024-03-29")).frozenDays(30, YEAR).getLast());
    }

    @Test
    void a_record_of_one_day_has_one_window_and_no_record_has_none() {
        assertEquals(List.of(day("2024-06-02")), new ImportedChurn(day("2024-07-02"), day("2024-07-02")).frozenDays(30, YEAR));
        assertEquals(List.of(), new ImportedChurn(null, null).frozenDays(30, YEAR));
    }

    @Test
    void there_are_at_most_two_dozen_windows() {
        var decade = new Period(day("2015-01-01"), day("2025-01-01"), day("2026-03-01"));

        assertEquals(24, new ImportedChurn(day("2015-01-01"), day("2024-12-31")).frozenDays(30, decade).size());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
