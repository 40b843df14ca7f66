package io.perennial.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The passwords that people never type. They are created once and stored in the data folder, readable by its owner only.
 *
 * @param superuser of the embedded PostgreSQL
 * @param server the key with which the servers sign cursors
 * @param metrics the token that opens the server's metrics
 */
record Secrets(String superuser, RolePasswords roles, String server, String metrics) {

    /** Returns the stored passwords and adds those that a later release needs. */
    static Secrets in(Path file, SecureRandom random) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        var before = kept.size();
        var secrets = new Secrets(
                value(kept, "superuser", random),
                new RolePasswords(value(kept, "owner", random), value(kept, "app", random), value(kept, "scheduler", random)),
                value(kept, "server", random),
                value(kept, "metrics", random));
        if (kept.size() > before) {
            write(kept, file);
        }
        return secrets;
    }

    private static String value(Properties kept, String key, SecureRandom random) {
        return (String) kept.computeIfAbsent(key, absent -> {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** Writes the file atomically: a launcher killed here must not leave a cluster without its password. */
    private static void write(Properties kept, Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var text = new StringWriter();
        kept.store(text, "The launcher created these. It sets the passwords of the roles at each start.");
        var next = Files.createTempFile(file.getParent(), "secrets", ".new", ownerOnly);
        Files.writeString(next, text.toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
