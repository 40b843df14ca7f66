package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.launcher.testing.PerennialProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creates caches of the smallest server in a home of its own. */
class TrainingIT {
    @TempDir Path folder;

    private final Closing closing = new Closing(System.out);
    private Configuration configuration;
    private AotCache cache;

    @BeforeEach
    void configure() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        // Reuses the unpacked programs.
        Files.createSymbolicLink(home.resolve("runtime"), Path.of(System.getProperty("launcher.home"), "runtime"));
        configuration = Configuration.of(Settings.of(settings(home), Map.of()));
        cache = AotCache.of(configuration);
    }

    @AfterEach
    void close() {
        closing.close();
    }

    @Test
    void what_a_training_has_made_the_next_start_uses() throws Exception {
        new Training(configuration, closing).run(TrainingIT::nothing);
        closing.close();

        assertTrue(cache.isThere());
        assertEquals(List.of(), cache.failures().reasons());
        assertEquals(List.of("lock"), contents(cache.folder().resolve("training")), "its data is thrown away");
        try (var perennial = run()) {
            assertTrue(commandLine(perennial).contains("-XX:AOTCache=" + cache.folder()), commandLine(perennial));
            assertTrue(mapped(perennial), "the cache is in the server's memory");
            assertQuiet(perennial);
        }
    }

    @Test
    void a_broken_cache_is_no_reason_not_to_start_nor_to_speak() throws Exception {
        Files.createDirectories(cache.folder());
        Files.writeString(cache.file(), "no cache");

        try (var perennial = run()) {
            assertFalse(mapped(perennial));
            assertQuiet(perennial);
        }
    }

    @Test
    void a_training_that_fails_leaves_no_cache_and_no_process() throws Exception {
        assertThrows(IOException.class, () -> new Training(configuration, closing).run(server -> {
            throw new IOException("The practice was refused");
        }));
        closing.close();

        assertFalse(cache.isThere());
        assertEquals(List.of(), ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList());
    }

    @Test
    void a_java_that_dies_is_noted_and_leaves_no_log_elsewhere() throws Exception {
        assertThrows(CannotStart.class, () -> new Training(configuration, closing).run(server -> {
            var java = ProcessHandle.allProcesses().filter(this::isTrained).findFirst().orElseThrow();
            kill(java, "SEGV");
            java.onExit().join();
        }));
        closing.close();

        assertEquals(List.of("Java ended with exit value 1 and wrote no AOT cache. See " + cache.crashLog() + " for its crash."),
                cache.failures().reasons());
        assertTrue(Files.readString(cache.crashLog()).contains("SIGSEGV"));
        try (var here = Files.list(Path.of("."))) {
            assertEquals(List.of(), here.filter(file -> file.getFileName().toString().startsWith("hs_err")).toList());
        }
    }

    private boolean isTrained(ProcessHandle process) {
        var command = process.info().commandLine().orElse("");
        return command.contains(folder.toString()) && command.contains("ws-server.jar");
    }

    private static void kill(ProcessHandle process, String signal) throws IOException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().onExit().join();
    }

    @Test
    void what_a_killed_training_left_is_cleared_first() throws Exception {
        var left = Files.createDirectories(cache.folder().resolve("training/postgres")).resolve("PG_VERSION");
        Files.writeString(left, "9");

        assertThrows(IOException.class, () -> new Training(configuration, closing).run(server -> {
            assertEquals("18", Files.readString(left).strip());
            throw new IOException("Enough");
        }));
    }

    @Test
    void one_trains_at_a_time() throws Exception {
        var training = cache.folder().resolve("training");
        try (var held = DataFolder.hold(training);
                var second = PerennialProcess.command(folder, server(), "train")) {
            assertEquals(1, second.awaitEnd());
            assertTrue(second.output().contains("The data folder " + held.path() + " is in use"), second.output());
        }
    }

    private static void nothing(URI server) {}

    private static Map<String, String> settings(Path home) {
        return Map.of(
                "perennial.home", home.toString(),
                "perennial.liberty", System.getProperty("launcher.liberty"),
                "perennial.server", "../launcher/src/test/resources/server",
                "perennial.tenants", "../launcher/src/test/tenants");
    }

    private PerennialProcess run() throws IOException, InterruptedException {
        var data = Files.createDirectory(folder.resolve("data"));
        var settings = new HashMap<>(server());
        settings.put("demo", "false");
        return PerennialProcess.run(data, settings).awaitReady();
    }

    private Map<String, String> server() {
        return Map.of("tenants", "../launcher/src/test/tenants", "server", "../launcher/src/test/resources/server", "home",
                configuration.home().toString());
    }

    private static void assertQuiet(PerennialProcess perennial) {
        assertTrue(perennial.output().startsWith("\nPerennial is ready"), perennial.output());
        assertTrue(perennial.output().endsWith("Ctrl-C stops it.\n"), perennial.output());
    }

    private boolean mapped(PerennialProcess perennial) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(server(perennial).pid()), "maps")).contains(cache.file().toString());
    }

    private static String commandLine(PerennialProcess perennial) {
        return server(perennial).info().commandLine().orElse("");
    }

    private static ProcessHandle server(PerennialProcess perennial) {
        return perennial.family().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("ws-server.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
