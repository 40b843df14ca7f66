package io.perennial.launcher;

import io.perennial.launcher.demo.DemoLoader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/** {@code run}: runs everything in the foreground until it is stopped or one of its parts dies. */
final class Run {
    /** The time for running requests to finish. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Configuration configuration;
    private final Closing closing;

    Run(Configuration configuration, Closing closing) {
        this.configuration = configuration;
        this.closing = closing;
    }

    void start() throws Exception {
        LibertyServer.check(configuration.liberty(), configuration.server());
        var folder = closing.open(() -> DataFolder.hold(configuration.data()));
        var cache = AotCache.of(configuration);
        var node = new Node(configuration, closing, this::end).start(folder, cache.use(), PATIENCE);
        System.out.println(new Welcome(configuration, node.tenants(), cache.state(configuration.training())).text());
        loadDemo(node.owner());
        if (configuration.training() && cache.isWanted()) closing.open(() -> BackgroundTraining.start(configuration, cache));
    }

    /**
     * Loads the demo through the API, like any client; only the past forecasts are written directly. If it is interrupted, the next start
     * continues.
     */
    private void loadDemo(Database owner) throws InterruptedException {
        if (!configuration.demo() || !configuration.demoData()) return;
        try (var http = HttpClient.newHttpClient()) {
            new DemoLoader(http, configuration.address().resolve("api/v1"), Clock.systemUTC(), System.out::println, owner.dataSource())
                    .load();
        } catch (IOException e) {
            if (!closing.isClosed()) System.err.println("The demo data is not complete; the next start continues: " + e.getMessage());
        }
    }

    /** Ends Perennial after the death of a child. Children that end because we are stopping do not count. */
    void end(String sentence) {
        if (!closing.isClosed()) {
            System.err.println(sentence);
            System.exit(Main.FAILED);
        }
    }
}
