package io.perennial.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void it_has_four_places_and_a_half_goes_to_the_even_one() {
        assertEquals(0.3333, Ratio.of(1, 3));
        assertEquals(0.0002, Ratio.of(new BigDecimal("0.25"), new BigDecimal("1000")));
        assertEquals(0.0004, Ratio.of(new BigDecimal("0.35"), new BigDecimal("1000")));
        assertEquals(1.0345, Ratio.of(new BigDecimal("10345.00"), new BigDecimal("10000.00")));
    }

    @Test
    void of_nothing_there_is_none() {
        assertNull(Ratio.of(0, 0));
        assertNull(Ratio.of(BigDecimal.TEN, new BigDecimal("0.00")));
    }
}
