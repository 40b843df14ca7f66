package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests that an error of the database has no value of a row in it, because it is logged. */
class ErrorsWithoutValuesIT extends InContainer {
    private static final String VALUE = "Canary Shipping";

    @Inject Leaves leaves;

    @Test
    void of_a_statement_that_cannot_convert_a_value() {
        assertUnsaid(() -> as(northwind, () -> leaves.alone(() -> leaves.numberOf(VALUE))));
    }

    @Test
    void of_a_statement_that_leaves_out_a_column() {
        assertUnsaid(() -> as(northwind, () -> leaves.alone(() -> {
            leaves.growBadly(VALUE);
            return VALUE;
        })));
    }

    @Test
    void of_an_entity_that_is_there_already() {
        var id = as(northwind, () -> leaves.alone(() -> leaves.grow(VALUE)));

        assertUnsaid(() -> as(northwind, () -> leaves.alone(() -> leaves.grow(id, VALUE))));
        assertEquals(VALUE, as(northwind, () -> leaves.alone(() -> leaves.name(id))));
    }

    private static void assertUnsaid(Executable work) {
        var failure = assertThrows(RuntimeException.class, work);
        var logged = new StringWriter();
        failure.printStackTrace(new PrintWriter(logged));
        assertFalse(logged.toString().contains(VALUE), logged::toString);
    }
}
