package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.UUID;

/** Reads from and writes to the database of a data folder while a launcher runs on it. */
record Kept(Path data) {

    Database superuser() throws IOException {
        return as(Cluster.SUPERUSER, secrets().superuser());
    }

    Database owner() throws IOException {
        return as(Roles.OWNER, secrets().roles().owner());
    }

    /** Adds a tenant and commits. */
    void add(String tenant) throws IOException, SQLException {
        try (var connection = owner().connect();
                var insert = connection.prepareStatement("insert into platform.tenant (id, name, zone) values (?, ?, 'Etc/UTC')")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, tenant);
            insert.executeUpdate();
        }
    }

    boolean has(String tenant) throws IOException, SQLException {
        return owner().ask("select count(*) from platform.tenant where name = '" + tenant + "'").equals("1");
    }

    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    private Secrets secrets() throws IOException {
        return Secrets.in(data.resolve("secrets.properties"), new SecureRandom());
    }

    private Database as(String user, String password) throws IOException {
        var port = Files.readString(data.resolve("postgres/perennial.conf")).lines()
                .filter(line -> line.startsWith("port = "))
                .findFirst()
                .orElseThrow()
                .substring("port = ".length());
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/perennial", user, password);
    }
}
