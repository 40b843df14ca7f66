package io.perennial.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The files of an embedded PostgreSQL. They are created completely or not at all, and never opened by another major version. */
record Cluster(Path folder) {
    static final String SUPERUSER = "postgres";

    /** Is included last in postgresql.conf and written at each start. */
    private static final String OURS = "perennial.conf";
    private static final String PORT = "port = ";
    private static final String CONFIGURATION = """
            # Written by the launcher at each start.
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            timezone = 'UTC'
            log_timezone = 'UTC'
            # Details of errors contain values of rows.
            log_error_verbosity = terse
            """;

    void prepare(PostgresPrograms programs, String password) throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            checkVersion();
        } else {
            create(programs, password);
        }
    }

    void checkVersion() throws IOException {
        var version = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(Database.VERSION))) {
            throw new CannotStart(
                    "The data in %s belongs to PostgreSQL %s, but Perennial runs PostgreSQL %d: upgrade the data with pg_upgrade, or choose another folder with %s."
                            .formatted(folder, version, Database.VERSION, Setting.DATA.key()));
        }
    }

    private void create(PostgresPrograms programs, String password) throws IOException, InterruptedException {
        var half = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(half);
        var passwordFile = Files.createTempFile(folder.getParent(), "superuser", "");
        try {
            Files.writeString(passwordFile, password);
            initialise(programs, half, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(half.resolve("postgresql.conf"), "\ninclude '" + OURS + "'\n", StandardOpenOption.APPEND);
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    void configure(int port) throws IOException {
        Files.writeString(folder.resolve(OURS), CONFIGURATION.formatted(port));
    }

    /** Returns the port of the last start. PostgreSQL may no longer run on it. */
    Optional<String> port() throws IOException {
        var ours = folder.resolve(OURS);
        if (!Files.exists(ours)) return Optional.empty();
        return Files.readString(ours).lines().filter(line -> line.startsWith(PORT)).map(line -> line.substring(PORT.length())).findFirst();
    }

    /**
     * Deletes the process id of a postmaster that is known to be dead. Otherwise PostgreSQL would check another process that has the same
     * id now.
     */
    void forgetPostmaster() throws IOException {
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    /** Creates the files with a locale that sorts the same on every machine. */
    private static void initialise(PostgresPrograms programs, Path half, Path passwordFile)
            throws IOException, InterruptedException {
        var command = programs.command("initdb",
                "-D", half.toString(), "-U", SUPERUSER, "--pwfile", passwordFile.toString(), "-A", "scram-sha-256",
                "-E", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C");
        var process = new ProcessBuilder(OwnSession.of(command)).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotStart("PostgreSQL could not create its files in %s: %s".formatted(half, errors(said)));
        }
    }

    private static String errors(String said) {
        List<String> errors = said.lines().filter(line -> line.contains("error")).toList();
        return errors.isEmpty() ? said.strip() : String.join("; ", errors);
    }
}
