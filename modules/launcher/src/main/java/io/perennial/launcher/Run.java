package io.perennial.launcher;

import io.perennial.launcher.demo.DemoLoader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code run}: everything, in the foreground, until it is stopped or a part of it dies. */
final class Run {
    private final Configuration configuration;
    private final Closing closing;

    Run(Configuration configuration, Closing closing) {
        this.configuration = configuration;
        this.closing = closing;
    }

    void start() throws Exception {
        LibertyServer.check(configuration.liberty(), configuration.server());
        var folder = closing.open(() -> DataFolder.hold(configuration.data()));
        var programs = PostgresPrograms.unpackedIn(configuration.home());
        new Leftovers(folder, programs).end();
        checkPort();
        var secrets = Secrets.in(folder.secrets(), new SecureRandom());
        var database = database(programs, folder, secrets);
        var owner = new Preparation(database, secrets.roles()).apply();
        var tenants = new Tenants(owner).apply(configuration.tenants(), configuration.demo());
        folder.noteDemo(configuration.demo());
        serve(folder, environment(database, secrets));
        System.out.println(new Welcome(configuration, tenants).text());
        loadDemo();
    }

    /** Through the API, like any other client; what a stop breaks off, the next start goes on with. */
    private void loadDemo() throws InterruptedException {
        if (!configuration.demo() || !configuration.demoData()) return;
        try (var http = HttpClient.newHttpClient()) {
            new DemoLoader(http, configuration.address().resolve("api/v1"), Clock.systemUTC(), System.out::println).load();
        } catch (IOException e) {
            if (!closing.isClosed()) System.err.println("The demo's customers are not complete; the next start goes on: " + e.getMessage());
        }
    }

    /** Also when the process that started us is gone, such as a killed build. */
    void endWithParent() {
        var parent = ProcessHandle.current().parent().map(ProcessHandle::pid);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (ProcessHandle.current().parent().map(ProcessHandle::pid).equals(parent)) {
                try {
                    TimeUnit.MILLISECONDS.sleep(250);
                } catch (InterruptedException e) {
                    return;
                }
            }
            end("The process that started Perennial has died; Perennial stops.");
        });
    }

    private void checkPort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(configuration.host(), configuration.port()));
        } catch (IOException e) {
            throw new CannotStart("Port %d of %s is taken or may not be used (%s): choose another with %s.".formatted(
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
        embedded.process().onExit().thenRun(() -> end("PostgreSQL has died; Perennial stops."));
        return database;
    }

    private void serve(DataFolder folder, Map<String, String> environment) throws Exception {
        var server = closing.open(() ->
                LibertyServer.start(configuration.liberty(), configuration.server(), folder, environment));
        server.awaitReady(configuration.address());
        server.process().onExit().thenRun(() ->
                end("Open Liberty has died; Perennial stops. %s may tell why.".formatted(server.messages())));
    }

    private Map<String, String> environment(Database database, Secrets secrets) {
        var environment = new HashMap<String, String>();
        environment.put("PERENNIAL_HOST", configuration.host().isAnyLocalAddress() ? "*" : configuration.host().getHostAddress());
        environment.put("PERENNIAL_PORT", Integer.toString(configuration.port()));
        environment.put("PERENNIAL_DB_URL", database.url());
        environment.put("PERENNIAL_DB_APP_PASSWORD", secrets.roles().app());
        environment.put("PERENNIAL_DB_SCHEDULER_PASSWORD", secrets.roles().scheduler());
        environment.put("PERENNIAL_SECRET", secrets.server());
        environment.put("PERENNIAL_DEMO", Boolean.toString(configuration.demo()));
        return environment;
    }

    /** Children that end because we are stopping have not died. */
    private void end(String sentence) {
        if (!closing.isClosed()) {
            System.err.println(sentence);
            System.exit(Main.FAILED);
        }
    }
}
