package io.perennial.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModulesTest {
    @Test
    void stand_in_the_order_that_they_say() {
        var modules = Modules.of(List.of("gates above walls", "roof above gates", "walls", "walls", "app above roof"));

        assertEquals(List.of("walls", "gates", "roof", "app"), modules.names());
        assertEquals(List.of("gates", "roof"), modules.above("walls"));
    }

    @Test
    void this_one_says_that_it_is_one() {
        assertEquals("kernel", Modules.onClassPath().names().getFirst());
    }

    @Test
    void two_on_the_same_one_are_refused_as_is_one_on_nothing() {
        for (var marks : List.of(List.of("walls", "roof above walls", "gates above walls"), List.of("walls", "roof above gates"),
                List.of("Walls!")))
            assertThrows(IllegalStateException.class, () -> Modules.of(marks), marks::toString);
    }
}
