package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.launcher.testing.PerennialProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a database that somebody else runs: it is prepared by hand or by {@code run}, or refused. */
class ExternalDatabaseIT {
    private static final Map<String, String> PASSWORDS =
            Map.of("db.owner.password", "o'wner", "db.app.password", "app", "db.scheduler.password", "scheduler");

    private static EmbeddedPostgres postgres;

    @TempDir Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        execute("postgres", """
                create role landlord login createrole;
                create role guest login;
                create database house owner landlord;
                create database shed;
                create schema forged;
                grant usage on schema forged to guest;
                create function forged.current_setting(text) returns text language sql return '170004';
                alter role guest in database postgres set search_path = forged, pg_catalog;
                """);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void its_owner_prepares_it_without_being_a_superuser_and_a_launcher_serves_it() throws Exception {
        assertEquals("0: The database jdbc:postgresql://localhost:%d/house is ready for this release.\n"
                .formatted(postgres.getPort()), ended(login("landlord", "house"), "migrate"));
        assertTrue(ended(login("landlord", "house"), "migrate").startsWith("0: "), "again");
        assertTrue(ended(login("landlord", "house"), "tenants", "apply", "../launcher/src/test/tenants").startsWith("0: willow:"));
        assertEquals("1", ask("house", "select count(*) from platform.tenant where name = 'willow'"));
        serves();
    }

    @Test
    void a_user_who_may_not_make_roles_is_told() throws Exception {
        var said = ended(login("guest", "shed"), "migrate");

        assertTrue(said
                .matches("1: Perennial does not start. The database user guest cannot create the roles of Perennial \\(permission denied"
                        + " to (create|alter) role\\): make perennial.db.user a superuser, or the owner of the database with CREATEROLE.\\n"),
                said);
    }

    @Test
    void another_version_is_refused() throws Exception {
        var said = ended(login("guest", "postgres"), "migrate");

        assertEquals(
                "1: Perennial does not start. Perennial requires PostgreSQL 18, but jdbc:postgresql://localhost:%d/postgres is PostgreSQL 17.\n"
                        .formatted(postgres.getPort()),
                said);
    }

    @Test
    void one_that_is_not_there_is_told_by_its_address() throws Exception {
        var settings = login("landlord", "house");
        settings.put("db.url", "jdbc:postgresql://localhost:" + PerennialProcess.freePort() + "/house");

        var said = ended(settings, "migrate");

        assertTrue(
                said.startsWith("1: Perennial does not start. Cannot connect to the database " + settings.get("db.url") + " as landlord: "),
                said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void an_unknown_command_is_refused() throws Exception {
        assertEquals("1: Perennial does not start. Unknown command \"fly\". The commands are run, train, load, migrate and tenants.\n",
                ended(new TreeMap<>(), "fly"));
    }

    private void serves() throws IOException, InterruptedException {
        var settings = login("landlord", "house");
        settings.putAll(
                Map.of("demo", "false", "tenants", "../launcher/src/test/tenants", "server", "../launcher/src/test/resources/server"));
        try (var perennial = PerennialProcess.run(folder, settings).awaitReady()) {
            assertEquals(2, perennial.family().size(), "launcher and server, no PostgreSQL");
            assertEquals(143, perennial.terminate());
        }
    }

    private String ended(Map<String, String> settings, String... command) throws IOException, InterruptedException {
        try (var process = PerennialProcess.command(folder, settings, command)) {
            return process.awaitEnd() + ": " + process.output();
        }
    }

    private static Map<String, String> login(String user, String database) {
        var settings = new TreeMap<>(PASSWORDS);
        settings.put("db.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database);
        settings.put("db.user", user);
        settings.put("db.password", "any will do");
        return settings;
    }

    private static String ask(String database, String sql) throws SQLException {
        return new Database("jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database, "postgres", "").ask(sql);
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            for (var one : sql.split(";\n")) {
                statement.execute(one);
            }
        }
    }
}
