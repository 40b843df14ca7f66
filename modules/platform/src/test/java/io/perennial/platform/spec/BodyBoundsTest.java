package io.perennial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BodyBoundsTest {
    private final ApiDocument document = ApiDocument.load();

    @Test
    void a_small_body_has_small_bounds_and_a_batch_large_ones() {
        assertTrue(of("logIn").bytes() <= 16 * 1024, () -> of("logIn").toString());
        assertTrue(of("createNote").bytes() >= 120_000 && of("createNote").bytes() < 300_000, () -> of("createNote").toString());
        assertTrue(of("createNote").nodes() < 300, () -> of("createNote").toString());
        assertEquals(BodyBounds.MOST.bytes(), of("upsertAccounts").bytes());
        assertTrue(of("addUsage").nodes() >= 60_000 && of("addUsage").nodes() < 150_000, () -> of("addUsage").toString());
    }

    @Test
    void each_body_has_an_end_that_its_schema_sets() {
        for (var operation : document.operations()) {
            if (operation.consumes().contains("text/csv") || operation.path().endsWith("/batch")) continue;
            assertTrue(operation.bounds().nodes() < BodyBounds.MOST.nodes(), () -> operation.id() + " " + operation.bounds());
        }
    }

    private BodyBounds of(String operation) {
        return document.operation(operation).bounds();
    }
}
