package io.perennial.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One Perennial on this machine: its own or a given PostgreSQL, the prepared database, its tenants, and the server. */
final class Node {
    private final Configuration configuration;
    private final Closing closing;
    private final Consumer<String> end;

    /** @param end receives a sentence when one of its parts has died */
    Node(Configuration configuration, Closing closing, Consumer<String> end) {
        this.configuration = configuration;
        this.closing = closing;
        this.end = end;
    }

    record Started(List<String> tenants, LibertyServer server, Database owner) {}

    /**
     * @param options for the server's Java, in addition to its own
     * @param patience how long the server may take to end
     */
    Started start(DataFolder folder, List<String> options, Duration patience) throws Exception {
        var programs = PostgresPrograms.unpackedIn(configuration.home());
        new Leftovers(folder, programs).end();
        checkPort();
        var secrets = Secrets.in(folder.secrets(), new SecureRandom());
        var database = database(programs, folder, secrets);
        var owner = new Preparation(database, secrets.roles()).apply();
        var tenants = new Tenants(owner).apply(configuration.tenants(), configuration.demo());
        folder.noteDemo(configuration.demo());
        return new Started(tenants, serve(folder, options, patience, environment(database, secrets)), owner);
    }

    private void checkPort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(configuration.host(), configuration.port()));
        } catch (IOException e) {
            throw new CannotStart("Port %d of %s is in use or not allowed (%s): choose another port with %s.".formatted(
                    configuration.port(), configuration.host().getHostAddress(), e.getMessage(), Setting.PORT.key()), e);
        }
    }

    private Database database(PostgresPrograms programs, DataFolder folder, Secrets secrets) throws Exception {
        if (configuration.database().isPresent()) {
            return configuration.database().get();
        }
        var cluster = new Cluster(folder.cluster());
        var embedded = closing.open(() -> EmbeddedDatabase.start(programs, cluster, secrets.superuser()));
        var database = embedded.awaitReady();
        embedded.process().onExit().thenRun(() -> end.accept("PostgreSQL has died, so Perennial stops."));
        return database;
    }

    private LibertyServer serve(DataFolder folder, List<String> options, Duration patience, Map<String, String> environment)
            throws Exception {
        var server = closing.open(() -> LibertyServer.start(configuration, folder, options, patience, environment, closing::isClosed));
        server.awaitReady(configuration.address());
        server.watch(configuration.address(), end);
        return server;
    }

    private Map<String, String> environment(Database database, Secrets secrets) {
        var environment = new HashMap<String, String>();
        environment.put("PERENNIAL_HOST", configuration.host().isAnyLocalAddress() ? "*" : configuration.host().getHostAddress());
        environment.put("PERENNIAL_PORT", Integer.toString(configuration.port()));
        environment.put("PERENNIAL_DB_URL", database.url());
        environment.put("PERENNIAL_DB_APP_PASSWORD", secrets.roles().app());
        environment.put("PERENNIAL_DB_SCHEDULER_PASSWORD", secrets.roles().scheduler());
        environment.put("PERENNIAL_SECRET", secrets.server());
        environment.put("PERENNIAL_METRICS_TOKEN", secrets.metrics());
        environment.put("PERENNIAL_DEMO", Boolean.toString(configuration.demo()));
        return environment;
    }
}
