package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests what of a server's output a person at the terminal has to read. */
class ServerOutputTest {
    private static final String FAILURE = """
            [ERROR   ] Request req_01kkgphznwf53stckqvb60276x failed
            java.lang.IllegalStateException: on purpose
            \tat io.perennial.app.Place.name(Place.java:12)
            Caused by: org.postgresql.util.PSQLException: An I/O error occurred while sending to the backend.
            \t... 12 more
            """;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Test
    void a_warning_or_an_error_is_a_sentence_without_its_stack_trace() throws InterruptedException {
        assertShown("[ERROR   ] Request req_01kkgphznwf53stckqvb60276x failed\n[WARNING ] Late\n[err] Loud\n",
                "Launching perennial\n[AUDIT   ] Started\n" + FAILURE
                        + "[WARNING ] Late\n[err] Loud\n[err] \tat somewhere\n[err] Caused by: it\n");
    }

    @Test
    void what_repeats_is_shown_once_whatever_its_numbers() throws InterruptedException {
        assertShown("[ERROR   ] Request req_01kkgphznwf53stckqvb60276x failed\n[WARNING ] Late\n",
                FAILURE + FAILURE.replace("req_01kkgphznwf53stckqvb60276x", "req_01kkgpj2z4f53stckqvb60277a") + "[WARNING ] Late\n");
    }

    @Test
    void the_last_words_of_java_are_shown() throws InterruptedException {
        assertShown("Terminating due to java.lang.OutOfMemoryError: Java heap space\n",
                "Terminating due to java.lang.OutOfMemoryError: Java heap space\n");
    }

    @Test
    void what_is_written_just_before_a_stop_is_not_shown() throws Exception {
        try (var server = new PipedWriter()) {
            var output = ServerOutput.of(new PipedReader(server, 1 << 16), out, stopping::get);
            write(server, "[WARNING ] Early\n");
            while (shown.size() == 0) Thread.sleep(20);
            write(server, FAILURE.repeat(100));
            stopping.set(true);
            server.close();
            output.awaitEnd();
        }
        assertEquals("[WARNING ] Early\n", shown.toString(StandardCharsets.UTF_8));
    }

    private static void write(Writer server, String text) throws IOException {
        server.write(text);
        server.flush();
    }

    private void assertShown(String expected, String written) throws InterruptedException {
        ServerOutput.of(new StringReader(written), out, stopping::get).awaitEnd();

        assertEquals(expected, shown.toString(StandardCharsets.UTF_8));
    }
}
