package io.perennial.launcher;

import java.io.IOException;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Open Liberty as a child process, with its working files in the data folder. */
final class LibertyServer implements AutoCloseable {
    private static final String NAME = "perennial";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The exit code of a Java that has run out of memory and was told to end then. */
    private static final int OUT_OF_MEMORY = 3;

    private static final Set<String> ITS_OWN = Set.of("logs", "workarea", "tranlog");

    private final Process process;
    private final ServerOutput output;
    private final Path folder;
    private final Duration patience;
    private volatile boolean hung;
    private volatile boolean ending;

    private LibertyServer(Process process, ServerOutput output, Path folder, Duration patience) {
        this.process = process;
        this.output = output;
        this.folder = folder;
        this.patience = patience;
    }

    /**
     * Starts the server on a copy of the built files, so that a build can replace the originals while the server runs.
     *
     * @param options for its Java, in addition to those of the built server
     * @param patience how long it may take to end when it is closed
     * @param environment the server's environment, which contains passwords
     * @param stopping true once Perennial stops; then nobody needs the server's messages
     */
    static LibertyServer start(
            Configuration configuration, DataFolder data, List<String> options, Duration patience, Map<String, String> environment,
            BooleanSupplier stopping)
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
        var output = ServerOutput.of(process.inputReader(StandardCharsets.UTF_8), System.out, stopping);
        return new LibertyServer(process, output, folder, patience);
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

    /**
     * Passes on a sentence when this server has ended by itself, or was ended because it no longer answered. One that was told to end may
     * stop to answer, and take minutes to write its cache.
     */
    void watch(URI address, Consumer<String> end) {
        LifeWatch.start(process, address, () -> {
            if (ending) return;
            hung = true;
            process.destroyForcibly();
        });
        process.onExit().thenRun(() -> {
            try {
                output.awaitEnd();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            end.accept("%s, so Perennial stops. See %s for the reason.".formatted(death(), messages()));
        });
    }

    private String death() {
        if (hung) return "Open Liberty no longer answered its own health check";
        return process.exitValue() == OUT_OF_MEMORY ? "Open Liberty has run out of memory" : "Open Liberty has died";
    }

    Path messages() {
        return folder.resolve("logs/messages.log");
    }

    @Override
    public void close() throws InterruptedException {
        end(patience);
    }

    void end(Duration patience) throws InterruptedException {
        ending = true;
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

    private static boolean isReady(HttpClient client, HttpRequest health) throws InterruptedException {
        try {
            return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
