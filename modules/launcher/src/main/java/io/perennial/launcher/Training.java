package io.perennial.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code train}: creates the {@link AotCache}. It runs its own Perennial with temporary data and sends it typical requests; at the end
 * Java writes the cache. Only one training runs at a time; an interrupted one creates nothing.
 */
final class Training {
    /** The requests that the server is trained with. */
    interface Practice {
        void with(URI server) throws IOException, InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Configuration configuration;
    private final Closing closing;

    /** @param trained the configuration whose server is trained; its data and its port are not used */
    Training(Configuration trained, Closing closing) throws IOException {
        this.configuration = apart(trained, AotCache.of(trained));
        this.closing = closing;
    }

    private static Configuration apart(Configuration trained, AotCache cache) throws IOException {
        return new Configuration(
                freePort(), InetAddress.getLoopbackAddress(), cache.folder().resolve("training"), trained.home(), true, true,
                false, trained.tenants(), trained.liberty(), trained.server(), Optional.empty());
    }

    /** Creates the cache. A failure is noted for later starts, but not an interruption. */
    void run(Practice practice) throws Exception {
        LibertyServer.check(configuration.liberty(), configuration.server());
        var folder = closing.open(() -> DataFolder.hold(configuration.data()));
        var cache = AotCache.of(configuration);
        if (cache.isThere()) return;
        try {
            train(folder, cache, practice);
            cache.failures().forget();
        } catch (Exception failure) {
            if (!closing.isClosed()) cache.failures().add(failure instanceof CannotStart known ? known.sentence() : failure + ".");
            throw failure;
        }
    }

    /** Clears the folder before and after, because a killed training leaves data that would refuse the requests of the next one. */
    private void train(DataFolder folder, AotCache cache, Practice practice) throws Exception {
        new Leftovers(folder, PostgresPrograms.unpackedIn(configuration.home())).end();
        folder.clear();
        closing.open(() -> folder::clear);
        var made = folder.path().resolve("made.aot");
        var server = new Node(configuration, closing, Training::failed).start(folder, cache.make(made), Duration.ZERO).server();
        practice.with(configuration.address());
        // Only this end may take long: an interrupted server has nothing to write.
        server.end(PATIENCE);
        if (Files.notExists(made)) throw new CannotStart(nothingMade(server.process().exitValue(), cache));
        cache.keep(made);
    }

    private static String nothingMade(int exitValue, AotCache cache) {
        var more = Files.exists(cache.crashLog()) ? " See " + cache.crashLog() + " for its crash." : "";
        return "Java ended with exit value %d and wrote no AOT cache.%s".formatted(exitValue, more);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Does nothing: the practice fails by itself when a part dies. */
    private static void failed(String sentence) {}
}
