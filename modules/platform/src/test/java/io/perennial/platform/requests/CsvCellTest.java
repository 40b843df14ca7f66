package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a spreadsheet runs no cell as a formula, and that a cell that was given back is the same when it is sent again. */
class CsvCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "=1", "-", "+49 30 1234"})
    void a_formula_is_a_text(String formula) {
        assertEquals("'" + formula, CsvCell.written(formula));
        assertEquals(formula, CsvCell.read(CsvCell.written(formula)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Rhine", "-5", "+49301234", "-1.234,50", "1=1", "'quoted'", "it's", "'", "2026-01-01"})
    void anything_else_stays(String text) {
        assertEquals(text, CsvCell.written(text));
        assertEquals(text, CsvCell.read(text));
    }
}
