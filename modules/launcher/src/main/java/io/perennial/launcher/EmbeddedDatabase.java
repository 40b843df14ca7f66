package io.perennial.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Our own PostgreSQL on the loopback address and on a free port. */
final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "perennial";

    /** Connection refused, connection lost, and "the database system is starting up". */
    private static final Set<String> NOT_YET = Set.of("08001", "08006", "57P03");

    private final PostgresPrograms programs;
    private final Process postmaster;
    private final Path log;
    private final Database maintenance;

    private EmbeddedDatabase(PostgresPrograms programs, Process postmaster, Path log, Database maintenance) {
        this.programs = programs;
        this.postmaster = postmaster;
        this.log = log;
        this.maintenance = maintenance;
    }

    /** Starts PostgreSQL. The caller has made sure that no other PostgreSQL runs on these files. */
    static EmbeddedDatabase start(PostgresPrograms programs, Cluster cluster, String password)
            throws IOException, InterruptedException {
        cluster.prepare(programs, password);
        var port = freePort();
        cluster.configure(port);
        cluster.forgetPostmaster();
        var log = freshLog(cluster);
        var command = OwnSession.of(programs.command("postgres", "-D", cluster.folder().toString()));
        var postmaster = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        var maintenance = new Database("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), Cluster.SUPERUSER, password);
        return new EmbeddedDatabase(programs, postmaster, log, maintenance);
    }

    /** Returns the database that another launcher runs on a data folder, with the login of the owner of its tables. */
    static Database runningOn(Path data) throws IOException {
        var port = new Cluster(data.resolve(DataFolder.CLUSTER)).port();
        var secrets = data.resolve(DataFolder.SECRETS);
        if (port.isEmpty() || !Files.exists(secrets)) throw nothingRunsOn(data, null);
        var owner = Secrets.in(secrets, new SecureRandom()).roles().owner();
        var database = new Database("jdbc:postgresql://127.0.0.1:%s/%s".formatted(port.get(), NAME), Roles.OWNER, owner);
        try (var connection = database.connect()) {
            return database;
        } catch (SQLException e) {
            throw nothingRunsOn(data, e);
        }
    }

    private static CannotStart nothingRunsOn(Path data, @Nullable SQLException e) {
        var why =
                "No Perennial is running on the data folder %s: start it with mvn -Prun, or set its folder with %s, or a database with %s."
                        .formatted(data, Setting.DATA.key(), Setting.DB_URL.key());
        return e == null ? new CannotStart(why) : new CannotStart(why, e);
    }

    /** Waits without limit, because recovery after a crash can take long. */
    Database awaitReady() throws InterruptedException {
        while (true) {
            try {
                checkDurable();
                return database();
            } catch (SQLException e) {
                if (!postmaster.isAlive()) {
                    throw new CannotStart("PostgreSQL stopped during its start: %s".formatted(lastWords()), e);
                }
                if (!NOT_YET.contains(e.getSQLState())) {
                    throw new CannotStart("The launcher cannot connect to PostgreSQL: %s.".formatted(Database.reason(e)), e);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    Process process() {
        return postmaster;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (postmaster.isAlive()) {
            programs.interrupt(postmaster.pid());
        }
        if (!postmaster.waitFor(30, TimeUnit.SECONDS)) {
            postmaster.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns the log of this start. The log of the previous start is kept as well. */
    private static Path freshLog(Cluster cluster) throws IOException {
        var log = cluster.folder().resolveSibling("postgres.log");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Refuses settings that someone changed by hand if committed rows would not survive a power failure. */
    private void checkDurable() throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!maintenance.ask("show " + setting).equals("on")) {
                throw new CannotStart(
                        "PostgreSQL runs with %s off, so committed rows could be lost: remove the setting from postgresql.auto.conf."
                                .formatted(setting));
            }
        }
    }

    private Database database() {
        try (var connection = maintenance.connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new CannotStart("The database could not be created: %s.".formatted(Database.reason(e)), e);
        }
        return new Database(maintenance.url().replaceFirst("/postgres$", "/" + NAME), maintenance.user(), maintenance.password());
    }

    private String lastWords() {
        try {
            return String.join("; ", Files.readAllLines(log).reversed().stream().limit(3).toList().reversed());
        } catch (IOException e) {
            return "its log " + log + " cannot be read: " + e;
        }
    }
}
