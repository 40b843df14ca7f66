package io.perennial.launcher.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The real launcher, started from this test's class path with its own port and folder. The build sets {@code launcher.home} and {@code
 * launcher.liberty}.
 */
public final class PerennialProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Process process;
    private final Path data;
    private final URI address;
    private final Path output;

    private PerennialProcess(Process process, Path data, URI address, Path output) {
        this.process = process;
        this.data = data;
        this.address = address;
        this.output = output;
    }

    /** Starts {@code run} on a free port. The settings' keys have no prefix {@code perennial.} */
    public static PerennialProcess run(Path data, Map<String, String> settings) throws IOException {
        return start(data, settings, Map.of(), List.of(), classPath(), "run");
    }

    /**
     * Starts {@code run} for many tests, with additional environment variables for its server. It ends when this process ends in any way.
     */
    public static PerennialProcess runUntilWeEnd(Path data, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        return start(data, settings, environment, List.of(), classPath(), "run", "--until-parent-ends");
    }

    /** Starts {@code run} below a shell, as Maven's child is below Maven, and with a class path that can be deleted. */
    public static PerennialProcess runBelowShell(Path data, Map<String, String> settings, String classPath) throws IOException {
        var shell = List.of("sh", "-c", "\"$@\" & wait", "sh");
        return start(data, settings, Map.of(), shell, classPath, "run", "--until-parent-ends");
    }

    /**
     * Starts {@code run} as the leader of a process group, like the foreground of a terminal. Ctrl-C works even if it was ignored when
     * the tests were started.
     */
    public static PerennialProcess runInGroup(Path data, Map<String, String> settings) throws IOException {
        return start(data, settings, Map.of(), List.of("setsid", "env", "--default-signal=INT"), classPath(), "run");
    }

    /** Starts another command of the launcher. The data folder identifies the process; few commands use it. */
    public static PerennialProcess command(Path data, Map<String, String> settings, String... arguments) throws IOException {
        return start(data, settings, Map.of(), List.of(), classPath(), arguments);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public URI address() {
        return address;
    }

    public Process process() {
        return process;
    }

    /** Returns everything that it has printed so far, including errors. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public PerennialProcess awaitReady() throws InterruptedException {
        await("it is ready", () -> isReady() || !process.isAlive());
        if (!isReady()) {
            throw new AssertionError("Perennial has not started: " + output());
        }
        return this;
    }

    /** Waits for the end and returns the exit code. */
    public int awaitEnd() throws InterruptedException {
        await("it ends", () -> !process.isAlive());
        return process.exitValue();
    }

    /** Waits until a condition becomes true, and fails if it does not. */
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("Waited in vain until " + what + ": " + output());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Sends SIGTERM. */
    public int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Sends SIGINT to the whole process group. */
    public int interruptGroup() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).inheritIO().start().waitFor();
        return awaitEnd();
    }

    /** Sends SIGKILL to this process only. */
    public int kill() throws InterruptedException {
        process.destroyForcibly();
        return awaitEnd();
    }

    /** Returns all processes of the system with the data folder on their command line. */
    public List<ProcessHandle> family() {
        return ProcessHandle.allProcesses()
                .filter(candidate -> candidate.info().commandLine().orElse("").contains(data.toString()))
                .toList();
    }

    /** Ends the process and what it left. If it was never ready, only the process, because the folder may belong to another one. */
    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            terminate();
        }
        if (isReady()) {
            family().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static PerennialProcess start(
            Path data, Map<String, String> given, Map<String, String> environment, List<String> below, String classPath,
            String... arguments)
            throws IOException {
        var settings = new TreeMap<>(Map.of(
                "data", data.toRealPath().toString(),
                "port", Integer.toString(freePort()),
                "home", System.getProperty("launcher.home"),
                "liberty", System.getProperty("launcher.liberty")));
        settings.putAll(given);
        var command = new ArrayList<>(below);
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        if (!settings.containsKey("training")) command.add("-Dperennial.training=false");
        if (!settings.containsKey("demo.data")) command.add("-Dperennial.demo.data=false");
        settings.forEach((key, value) -> command.add("-Dperennial." + key + "=" + value));
        command.addAll(List.of("-classpath", classPath, "io.perennial.launcher.Main"));
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("perennial", ".log");
        output.toFile().deleteOnExit();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        return new PerennialProcess(
                process, data.toRealPath(), URI.create("http://127.0.0.1:" + settings.get("port") + "/"), output);
    }

    private boolean isReady() {
        return output().contains("Perennial is ready");
    }
}
