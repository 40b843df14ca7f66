package io.perennial.platform.testing;

import io.perennial.kernel.Modules;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/**
 * A real PostgreSQL 18 for tests: one per JVM, started on first use and stopped with the JVM, with Perennial's roles
 * and all migrations on the test's class path, applied as the launcher does. Rows outlive a test class, so each test uses
 * tenants with its own names.
 */
public final class TestDatabase {
    private static final String NAME = "perennial";

    private static final String REGISTER = """
            insert into platform.tenant (id, name, zone) values (?, ?, 'Europe/Paris')
            on conflict (name) do update set name = excluded.name
            returning id
            """;

    /** Does nothing before the migration that creates the table. */
    private static final String OWN = """
            do $$
            begin
                if to_regclass('platform.owner') is not null then
                    insert into platform.owner (tenant_id) values ('%s') on conflict do nothing;
                end if;
            end
            $$
            """;

    private final EmbeddedPostgres postgres;
    private final Map<String, DataSource> kept = new ConcurrentHashMap<>();

    private TestDatabase() {
        this("", MigrationVersion.LATEST);
    }

    private TestDatabase(String module, MigrationVersion until) {
        this(module, until, EmbeddedPostgres.builder());
    }

    private TestDatabase(EmbeddedPostgres running) {
        postgres = running;
    }

    private TestDatabase(String module, MigrationVersion until, EmbeddedPostgres.Builder builder) {
        try {
            var modules = Modules.onClassPath().names();
            var whole = module.isEmpty() ? modules : modules.subList(0, modules.indexOf(module));
            postgres = started(whole, builder);
            for (var one : modules.subList(whole.size(), modules.size()))
                migrate(one, one.equals(module) ? until : MigrationVersion.LATEST);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no database to test with", e);
        }
    }

    /** Starts a cluster with all migrations of these modules. */
    private EmbeddedPostgres started(List<String> modules, EmbeddedPostgres.Builder builder) throws IOException, SQLException {
        var kept = new KeptClusters(modules, roles());
        var data = KeptClusters.folder();
        var done = kept.copyTo(data);
        builder.setDataDirectory(data).setCleanDataDirectory(false)
                .setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8").setLocaleConfig("locale", "C");
        var running = builder.start();
        if (done == modules.size()) return running;
        try {
            if (done == 0) prepare(running);
            for (var one : modules.subList(done, modules.size())) migrate(running, one, MigrationVersion.LATEST);
        } finally {
            running.close();
        }
        kept.keep(data);
        return builder.start();
    }

    private static void prepare(EmbeddedPostgres running) throws IOException, SQLException {
        execute(running.getPostgresDatabase(), "create database " + NAME);
        execute(configured(new PGSimpleDataSource(), running, "postgres"), roles());
    }

    /** Returns the JVM's shared database. */
    public static TestDatabase shared() {
        return Shared.DATABASE;
    }

    /** Starts another database, for a program that works on all of it while other tests run. */
    public static TestDatabase another() {
        return new TestDatabase();
    }

    /** Starts another database, with a module at this migration, to test what {@link #upgrade} does to existing rows. */
    public static TestDatabase at(String module, int migration) {
        return new TestDatabase(module, MigrationVersion.fromVersion(Integer.toString(migration)));
    }

    /** Starts another database that archives its WAL. It needs an {@code archive_command}. */
    public static TestDatabase archiving() {
        return new TestDatabase("", MigrationVersion.LATEST, EmbeddedPostgres.builder().setServerConfig("archive_mode", "on"));
    }

    /** Starts the cluster in this data directory. It answers only after it has replayed its WAL. */
    public static TestDatabase restored(Path data) throws IOException {
        return new TestDatabase(EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).setDataDirectory(data)
                .setCleanDataDirectory(false).start());
    }

    public void stop() throws IOException {
        postgres.close();
    }

    public void upgrade(String module) {
        migrate(module, MigrationVersion.LATEST);
    }

    /** Logs in as a server: sees rows of one tenant at a time, and only after {@code set local app.tenant}. */
    public DataSource appDataSource() {
        return dataSource("perennial_app");
    }

    /** Logs in as migrations do. */
    public DataSource ownerDataSource() {
        return dataSource("perennial_owner");
    }

    /** Logs in as the scheduler: sees the schema of jobs, but no tenant's data. */
    public DataSource schedulerDataSource() {
        return dataSource("perennial_scheduler");
    }

    /** Logs in without row-level security; only to prepare and inspect data. Each connection is a new one, whose role may be changed. */
    public DataSource superuserDataSource() {
        return configured(new PGSimpleDataSource(), postgres, "postgres");
    }

    /** Returns the JDBC address without user or password; any password is accepted. */
    public String url() {
        return url(postgres);
    }

    private static String url(EmbeddedPostgres of) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(of.getPort(), NAME);
    }

    /** Registers a tenant in the catalogue, or finds it there. */
    public UUID tenant(String name) {
        try (var connection = ownerDataSource().getConnection();
                var statement = connection.prepareStatement(REGISTER)) {
            statement.setObject(1, UUID.randomUUID());
            statement.setString(2, name);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return owner(rows.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no tenant " + name, e);
        }
    }

    private UUID owner(UUID tenant) throws SQLException {
        execute(superuserDataSource(), OWN.formatted(tenant));
        return tenant;
    }

    /** Leaves the tenant as the previous release adds it: without the row from which statements take the tenant of what they insert. */
    public void disown(UUID tenant) {
        try {
            execute(superuserDataSource(), "delete from platform.owner where tenant_id = '" + tenant + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource dataSource(String role) {
        return kept.computeIfAbsent(role, one -> new KeptConnections(configured(new PGConnectionPoolDataSource(), postgres, one)));
    }

    /** Configures a data source as in server.xml. */
    private static <S extends BaseDataSource> S configured(S source, EmbeddedPostgres of, String role) {
        source.setURL(url(of));
        source.setUser(role);
        source.setStringType("unspecified");
        source.setReWriteBatchedInserts(true);
        source.setPrepareThreshold(3);
        return source;
    }

    /** Reads the script of the roles and replaces its four psql variables. */
    private static String roles() throws IOException {
        try (var script = TestDatabase.class.getResourceAsStream("/postgres/roles.sql")) {
            if (script == null) {
                throw new IOException("infra/postgres/roles.sql is not among the test resources");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll(":'\\w+_password'", "'test'")
                    .replace(":\"database\"", NAME);
        }
    }

    private void migrate(String module, MigrationVersion until) {
        migrate(postgres, module, until);
    }

    private static void migrate(EmbeddedPostgres of, String module, MigrationVersion until) {
        var folder = "db/" + module;
        if (TestDatabase.class.getClassLoader().getResource(folder) == null) {
            return;
        }
        Flyway.configure()
                .dataSource(configured(new PGSimpleDataSource(), of, "perennial_owner"))
                .locations("classpath:" + folder)
                .schemas(module)
                .table("flyway_history")
                .target(until)
                .outputQueryResults(false)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Shared {
        static final TestDatabase DATABASE = new TestDatabase();
    }
}
