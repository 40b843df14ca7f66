package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.launcher.testing.PerennialProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests start, stop and death of the real processes. All tests share one cluster, because its creation takes longest. */
class LauncherIT {
    @TempDir static Path data;

    @TempDir Path other;

    private final Kept kept = new Kept(data);
    private PerennialProcess perennial;

    @AfterEach
    void end() throws InterruptedException {
        if (perennial != null) {
            perennial.close();
        }
    }

    @Test
    void what_is_committed_is_on_the_disk_and_what_is_refused_starts_nothing() throws Exception {
        perennial = run(data);

        assertEquals(List.of("on", "on"),
                List.of(kept.superuser().ask("show fsync"), kept.superuser().ask("show synchronous_commit")));
        assertEquals("127.0.0.1", kept.superuser().ask("show listen_addresses"));
        refusesAFolderInUse();
        refusesAPortInUse();
        refusesADatabaseInUseByNobody();
        appliesTenantsByHand();
        assertEquals(200, health(perennial.address()));
    }

    @Test
    void a_stop_leaves_no_process_and_keeps_every_row() throws Exception {
        perennial = run(data);
        kept.add("oak");

        assertEquals(143, perennial.terminate(), perennial.output());

        assertEquals(List.of(), perennial.family());
        assertTrue(perennial.output().contains("Perennial has stopped."), perennial.output());
        perennial = run(data);
        assertTrue(kept.has("oak"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrl_c_is_a_stop_in_order_and_no_ones_death() throws Exception {
        perennial = PerennialProcess.runInGroup(data, settings()).awaitReady();
        assertEquals(1, inItsGroup(), "Ctrl-C must reach the launcher alone");

        assertEquals(130, perennial.interruptGroup(), perennial.output());

        assertEquals(List.of(), perennial.family());
        assertTrue(perennial.output().endsWith("Ctrl-C stops it.\nPerennial has stopped.\n"), perennial.output());
    }

    @Test
    void the_next_start_ends_what_a_killed_launcher_left_and_finds_every_row() throws Exception {
        perennial = run(data);
        kept.add("ash");
        perennial.kill();
        var left = perennial.family();
        assertEquals(2, left.size(), left.toString());

        perennial = run(data);

        assertTrue(kept.has("ash"));
        assertTrue(perennial.family().stream().noneMatch(left::contains), "left: " + left);
    }

    @Test
    void when_the_server_dies_all_ends_with_a_sentence() throws Exception {
        perennial = run(data);
        kept.add("elm");

        server().destroyForcibly();

        assertEquals(1, perennial.awaitEnd());
        assertTrue(perennial.output().contains("Open Liberty has died"), perennial.output());
        assertEquals(List.of(), perennial.family());
    }

    @Test
    void when_the_server_hangs_all_ends_with_a_sentence() throws Exception {
        perennial = run(data);

        new ProcessBuilder("kill", "-STOP", Long.toString(server().pid())).inheritIO().start().waitFor();

        assertEquals(1, perennial.awaitEnd());
        assertTrue(perennial.output().contains("Open Liberty no longer answered its own health check"), perennial.output());
        assertEquals(List.of(), perennial.family());
    }

    @Test
    void when_postgresql_dies_all_ends_with_a_sentence_and_the_next_start_recovers() throws Exception {
        perennial = run(data);
        kept.add("fir");

        ProcessHandle.of(kept.postmaster()).orElseThrow().destroyForcibly();

        assertEquals(1, perennial.awaitEnd());
        assertTrue(perennial.output().endsWith("Ctrl-C stops it.\nPostgreSQL has died, so Perennial stops.\nPerennial has stopped.\n"),
                perennial.output());
        assertEquals(List.of(), perennial.family());
        perennial = run(data);
        assertTrue(kept.has("fir"));
    }

    @Test
    void a_killed_backend_is_postgresqls_own_affair() throws Exception {
        perennial = run(data);
        kept.add("yew");

        killOwnBackend();

        perennial.await("PostgreSQL has recovered", () -> recovered("yew"));
        assertEquals(200, health(perennial.address()));
    }

    @Test
    void when_the_starter_dies_all_ends_even_if_a_build_has_cleaned_the_classes_away() throws Exception {
        var classes = Files.createDirectory(other.resolve("classes"));
        Folders.copy(Path.of("../launcher/target/classes"), classes);
        var built = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        var classPath = PerennialProcess.classPath().replace(built, classes.toString());
        assertTrue(classPath.contains(classes.toString()), classPath);
        perennial = PerennialProcess.runBelowShell(data, settings(), classPath).awaitReady();
        Folders.delete(classes);

        perennial.kill();

        perennial.await("all have ended", () -> perennial.family().isEmpty());
        assertTrue(perennial.output().contains("The process that started Perennial has died"), perennial.output());
        assertTrue(perennial.output().endsWith("Perennial has stopped.\n"), perennial.output());
    }

    private void refusesAFolderInUse() throws Exception {
        try (var second = PerennialProcess.run(data, settings())) {
            assertEquals(1, second.awaitEnd());
            assertEquals(
                    "Perennial does not start. The data folder %s is in use by another Perennial (process %d): stop that Perennial, or choose another folder with perennial.data.\n"
                            .formatted(data.toRealPath(), perennial.process().pid()),
                    second.output());
        }
    }

    private void appliesTenantsByHand() throws Exception {
        var files = Files.createDirectories(other.resolve("tenants/willow"));
        Folders.copy(Path.of("../launcher/src/test/tenants/willow"), files);
        var settings = new TreeMap<>(Map.of("tenants", files.getParent().toString(), "dry.run", "true"));
        assertEquals("0: willow: up to date\nNothing was written, because this was a dry run.\n", byHand(data, settings));

        var title = Files.readString(files.resolve("tenant.yaml"));
        Files.writeString(files.resolve("tenant.yaml"), title.replaceFirst("title: .*", "title: Renamed"));
        var dry = byHand(data, settings);
        assertTrue(
                dry.matches("0: willow: changes: 1\\R  ~ identity.tenant_setting: title \".*\" → \"Renamed\"\\RNothing was written.*\\R"),
                dry);
        settings.put("dry.run", "false");
        assertTrue(dry.startsWith(byHand(data, settings)), dry);
        assertEquals("0: willow: up to date\n", byHand(data, settings));
        assertEquals(
                "1: Nothing was applied. No Perennial is running on the data folder " + other.toRealPath() + ": start it with mvn -Prun, or"
                        + " set its folder with perennial.data, or a database with perennial.db.url.\n",
                byHand(other, settings));
    }

    private static String byHand(Path data, Map<String, String> settings) throws Exception {
        try (var command = PerennialProcess.command(data, settings, "tenants")) {
            return command.awaitEnd() + ": " + command.output();
        }
    }

    private void refusesAPortInUse() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var settings = new TreeMap<>(settings());
            settings.put("port", Integer.toString(taken.getLocalPort()));
            assertRefused(settings, "Port " + taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    private void refusesADatabaseInUseByNobody() throws Exception {
        Files.writeString(Files.createDirectories(other.resolve("postgres")).resolve("PG_VERSION"), "17\n");
        assertRefused(settings(), "belongs to PostgreSQL 17");
        Folders.delete(other.resolve("postgres"));
    }

    private void assertRefused(Map<String, String> settings, String sentence) throws Exception {
        try (var refused = PerennialProcess.run(other, settings)) {
            assertEquals(1, refused.awaitEnd());
            assertTrue(refused.output().startsWith("Perennial does not start. " + sentence)
                    || refused.output().contains(sentence), refused.output());
            assertEquals(List.of(), refused.family());
        }
    }

    private static PerennialProcess run(Path data) throws IOException, InterruptedException {
        return PerennialProcess.run(data, settings()).awaitReady();
    }

    private static Map<String, String> settings() {
        return Map.of("demo", "false", "tenants", "../launcher/src/test/tenants", "server", "../launcher/src/test/resources/server");
    }

    private ProcessHandle server() {
        return perennial.family().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("ws-server.jar"))
                .findFirst()
                .orElseThrow();
    }

    /** Kills the process, because pg_terminate_backend would not be a crash. */
    private void killOwnBackend() throws IOException, SQLException {
        try (var connection = kept.superuser().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private boolean recovered(String tenant) {
        try {
            return kept.has(tenant);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Counts the processes in the launcher's group. The group is the fifth field of /proc/…/stat, after the name in brackets. */
    private long inItsGroup() throws IOException {
        var group = " " + perennial.process().pid() + " ";
        var members = 0;
        for (var process : perennial.family()) {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            members += stat.substring(stat.lastIndexOf(')')).matches("\\) \\S \\d+" + group + ".*\\R?") ? 1 : 0;
        }
        return members;
    }

    private static int health(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
