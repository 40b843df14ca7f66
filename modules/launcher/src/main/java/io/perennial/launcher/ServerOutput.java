package io.perennial.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows a server's warnings and errors on the terminal, a sentence each; stack traces are in its log only. What repeats is shown once a
 * minute.
 *
 * <p>A line is shown a moment after it was written, and not at all if Perennial has begun to stop by then. When PostgreSQL dies, each of
 * the server's threads complains, but the launcher's sentence says it all.
 */
final class ServerOutput {
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    /** Matches the banner and reports of success. */
    private static final Pattern UNSAID = Pattern.compile("(Launching |\\[AUDIT).*");

    /** Matches the first line of a log record, and what the JVM itself says of its end. */
    private static final Pattern SENTENCE =
            Pattern.compile("(\\[(WARNING|ERROR|FATAL|err|INFO|\\d)|Terminating due to |OpenJDK |Error|#).*");

    private static final Pattern TRACE = Pattern.compile("\\[err] (\\s|Caused by:).*");
    private static final Pattern NUMBERED = Pattern.compile("\\b\\w*\\d[\\w-]*");

    /** @param at when it was written, by {@link System#nanoTime} */
    private record Line(String text, long at) {}

    private final PrintStream out;
    private final BooleanSupplier stopping;
    private final BlockingQueue<Line> written = new LinkedBlockingQueue<>(MOST);
    private final Thread reading;
    private final Thread showing;
    private final Map<String, Long> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    private ServerOutput(Reader server, PrintStream out, BooleanSupplier stopping) {
        this.out = out;
        this.stopping = stopping;
        reading = Thread.ofPlatform().daemon().name("server-output").unstarted(() -> read(server));
        showing = Thread.ofPlatform().daemon().name("server-output-shown").unstarted(this::show);
    }

    /** @param server the pipe, which is always read, so that the server never waits for a terminal */
    static ServerOutput of(Reader server, PrintStream out, BooleanSupplier stopping) {
        var output = new ServerOutput(server, out, stopping);
        output.reading.start();
        output.showing.start();
        return output;
    }

    /** Waits until the last words of a server that has ended are shown. */
    void awaitEnd() throws InterruptedException {
        showing.join(MOMENT.multipliedBy(3));
    }

    private void read(Reader server) {
        try (var lines = new BufferedReader(server)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // A server that writes more than anybody reads is not waited for: its log has it all.
                if (isSaid(line)) written.offer(new Line(line, System.nanoTime()));
            }
        } catch (IOException e) {
            out.println("The messages of the server can no longer be shown: " + e);
        }
    }

    private static boolean isSaid(String line) {
        return !UNSAID.matcher(line).matches() && SENTENCE.matcher(line).matches() && !TRACE.matcher(line).matches();
    }

    private void show() {
        try {
            for (var line = next(); line != null; line = next()) {
                while (reading.isAlive() && age(line.at()) < MOMENT.toNanos()) TimeUnit.MILLISECONDS.sleep(50);
                if (!stopping.getAsBoolean() && isNew(line)) out.println(line.text());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns null after the last line. */
    private @Nullable Line next() throws InterruptedException {
        while (true) {
            boolean last = !reading.isAlive();
            var line = written.poll(100, TimeUnit.MILLISECONDS);
            if (line != null || last) return line;
        }
    }

    private boolean isNew(Line line) {
        var same = NUMBERED.matcher(line.text()).replaceAll("#");
        var before = shown.get(same);
        if (before != null && line.at() - before < AGAIN.toNanos()) return false;
        shown.remove(same);
        shown.put(same, line.at());
        return true;
    }

    private static long age(long at) {
        return System.nanoTime() - at;
    }
}
