package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("secrets.properties");
    }

    @Test
    void they_are_made_once_and_kept() throws IOException {
        var made = Secrets.in(file, new SecureRandom());

        assertEquals(made, Secrets.in(file, new SecureRandom()));
        assertNotEquals(made.roles().app(), made.roles().owner());
        assertNotEquals(made.server(), made.metrics());
        assertTrue(made.server().length() >= 32);
    }

    @Test
    void nobody_else_can_read_them() throws IOException {
        Secrets.in(file, new SecureRandom());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void what_a_later_release_needs_is_added_to_what_is_kept() throws IOException {
        Files.writeString(file, "superuser=kept\n");

        var secrets = Secrets.in(file, new SecureRandom());

        assertEquals("kept", secrets.superuser());
        assertEquals(secrets, Secrets.in(file, new SecureRandom()));
    }
}
