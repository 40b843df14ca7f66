package io.perennial.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Open Liberty as a child process, with its working files in the data folder. */
final class LibertyServer implements AutoCloseable {
    private static final String NAME = "perennial";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<String> ITS_OWN = Set.of("logs", "workarea", "tranlog");

    private final Process process;
    private final Path folder;
    private final Duration patience;

    private LibertyServer(Process process, Path folder, Duration patience) {
        this.process = process;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * Starts the server on a copy of the built files, so that a build can replace the originals while the server runs.
     *
     * @param options for its Java, in addition to those of the built server
     * @param patience how long it may take to end when it is closed
     * @param environment the server's environment, which contains passwords
     */
    static LibertyServer start(
            Configuration configuration, DataFolder data, List<String> options, Duration patience, Map<String, String> environment)
            throws IOException {
        var folder = data.liberty().resolve("servers").resolve(NAME);
        clear(folder);
        Folders.copy(configuration.server(), folder);
        // Java writes the logs of a crash to the working folder.
        var builder = new ProcessBuilder(OwnSession.of(command(configuration.liberty(), folder, data.mark(), options)))
                .directory(data.path().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("WLP_USER_DIR", data.liberty().toString());
        var process = builder.start();
        Thread.ofPlatform().daemon().name("server-output").start(() -> show(process));
        return new LibertyServer(process, folder, patience);
    }

    /** Refuses folders from which no server can start, before anything is started. */
    static void check(Path runtime, Path built) {
        if (!Files.exists(runtime.resolve("bin/tools/ws-server.jar"))) {
            throw new CannotStart(
                    "There is no Open Liberty in %s (%s). Run the build, which unpacks it.".formatted(runtime, Setting.LIBERTY.key()));
        }
        if (!Files.exists(built.resolve("server.xml"))) {
            throw new CannotStart(
                    "There is no server.xml in %s (%s). Run the build, which creates it.".formatted(built, Setting.SERVER.key()));
        }
    }

    /** Waits until the health check says ready; an open port is not enough. */
    void awaitReady(URI address) throws InterruptedException {
        var health = HttpRequest.newBuilder(address.resolve("/health/ready")).timeout(Duration.ofSeconds(5)).build();
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!isReady(client, health)) {
                if (!process.isAlive()) {
                    throw new CannotStart("Open Liberty stopped during its start. See %s for the reason.".formatted(messages()));
                }
                if (System.nanoTime() > until) {
                    throw new CannotStart(
                            "Perennial is not ready after %d minutes. See %s for the reason.".formatted(PATIENCE.toMinutes(), messages()));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    Process process() {
        return process;
    }

    Path messages() {
        return folder.resolve("logs/messages.log");
    }

    @Override
    public void close() throws InterruptedException {
        end(patience);
    }

    void end(Duration patience) throws InterruptedException {
        // Uses the handle: Process::destroy would close the stream of the last messages.
        process.toHandle().destroy();
        if (!process.waitFor(patience)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Deletes the files of an earlier build, but not what the server keeps between starts. */
    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(file -> !ITS_OWN.contains(file.getFileName().toString())).toList()) {
                Folders.delete(file);
            }
        }
    }

    /**
     * Returns the command line. Java reads Liberty's options and ours from files, so the command line stays short enough for the system
     * to show it completely.
     */
    private static List<String> command(Path runtime, Path folder, String mark, List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add(mark);
        command.add("@" + runtime.resolve("lib/platform/java/java24.options"));
        var own = folder.resolve("jvm.options");
        if (Files.exists(own)) {
            command.add("@" + own);
        }
        command.addAll(options);
        command.add("-javaagent:" + runtime.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(List.of("-jar", runtime.resolve("bin/tools/ws-server.jar").toString(), NAME));
        return command;
    }

    /** Shows warnings and errors without the banner. The pipe is ours, so a server that outlives us does not block a terminal. */
    private static void show(Process process) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("Launching ") && !line.startsWith("[AUDIT")).forEach(System.out::println);
        } catch (IOException e) {
            System.err.println("The messages of the server can no longer be shown: " + e);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
