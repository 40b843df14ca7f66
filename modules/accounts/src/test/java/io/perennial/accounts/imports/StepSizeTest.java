package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepSizeTest {
    private final StepSize size = new StepSize();

    @Test
    void a_quick_machine_writes_more_rows_at_once_up_to_a_limit() {
        for (int step = 0; step < 10; step++) size.took(size.rows(), Duration.ofMillis(1));
        assertEquals(StepSize.MOST, size.rows());
    }

    @Test
    void on_a_slow_machine_a_step_soon_takes_no_longer_than_it_should() {
        for (int step = 0; step < 10; step++) size.took(size.rows(), Duration.ofMillis(1));
        var perRow = Duration.ofMillis(4);

        size.took(size.rows(), perRow.multipliedBy(size.rows()));
        assertTrue(perRow.multipliedBy(size.rows()).compareTo(StepSize.ABOUT) <= 0, () -> size.rows() + " rows");
    }

    @Test
    void one_slow_step_is_no_end_and_one_quick_step_no_reason_to_hurry() {
        size.took(size.rows(), Duration.ofMinutes(1));
        assertEquals(StepSize.LEAST, size.rows());
        size.took(1, Duration.ZERO);
        assertEquals(2 * StepSize.LEAST, size.rows());
    }
}
