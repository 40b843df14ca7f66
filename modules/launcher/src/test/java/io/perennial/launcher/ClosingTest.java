package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Closing closing = new Closing(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void what_was_opened_last_is_closed_first_and_each_once() throws Exception {
        open("database");
        open("server");

        closing.close();
        closing.close();

        assertEquals(List.of("server", "database"), closed);
    }

    @Test
    void one_that_does_not_close_keeps_no_other_open() throws Exception {
        open("database");
        closing.<AutoCloseable>open(() -> () -> {
            throw new IllegalStateException("it hangs");
        });

        closing.close();

        assertEquals(List.of("database"), closed);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("it hangs"));
    }

    @Test
    void after_a_stop_nothing_is_opened_any_more() {
        closing.close();

        assertThrows(CannotStart.class, () -> open("server"));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    private void open(String name) throws Exception {
        closing.<AutoCloseable>open(() -> () -> closed.add(name));
    }
}
