package io.perennial.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code train}: makes the {@link AotCache}. A Perennial of its own, whose data is thrown away, is sent what clients send; at
 * its end Java writes down what it has learnt of it. One training at a time; broken off, it has made nothing.
 */
final class Training {
    /** What the server is taught with. */
    interface Practice {
        void with(URI server) throws IOException, InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Configuration configuration;
    private final Closing closing;

    /** @param trained the configuration whose server is trained; nothing is done to its data, and its port stays free */
    Training(Configuration trained, Closing closing) throws IOException {
        this.configuration = apart(trained, AotCache.of(trained));
        this.closing = closing;
    }

    private static Configuration apart(Configuration trained, AotCache cache) throws IOException {
        return new Configuration(
                freePort(), InetAddress.getLoopbackAddress(), cache.folder().resolve("training"), trained.home(), true, true,
                false, trained.tenants(), trained.liberty(), trained.server(), Optional.empty());
    }

    void run(Practice practice) throws Exception {
        LibertyServer.check(configuration.liberty(), configuration.server());
        var folder = closing.open(() -> DataFolder.hold(configuration.data()));
        var cache = AotCache.of(configuration);
        if (cache.isThere()) return;
        closing.open(() -> folder::clear);
        var made = folder.path().resolve("made.aot");
        var server = new Node(configuration, closing, Training::failed).start(folder, AotCache.make(made), Duration.ZERO).server();
        practice.with(configuration.address());
        // Only here it may take its time: broken off, it has nothing to write down.
        server.end(PATIENCE);
        cache.keep(made);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Of a part that dies the practice hears soon enough. */
    private static void failed(String sentence) {}
}
