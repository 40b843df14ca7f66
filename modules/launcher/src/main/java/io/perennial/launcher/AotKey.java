package io.perennial.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/**
 * Everything that an {@link AotCache} depends on: this Java, the runtime and the whole built server with its options. Archives count by
 * their content without the times in them, or else each build of the same sources would need its own training.
 *
 * @param liberty folder of the runtime; its name has the version, and Java requires the same path
 */
record AotKey(Path liberty, Path server) {

    String text() throws IOException {
        var all = new TreeMap<String, byte[]>();
        all.put("java", bytes(Runtime.version() + " " + System.getProperty("java.vm.vendor") + " " + System.getProperty("java.home")));
        all.put("liberty", bytes(liberty.toString()));
        try (var files = Files.walk(server)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                try (var content = Files.newInputStream(file)) {
                    all.put("server/" + server.relativize(file), digest(file.toString(), content));
                }
        }
        return HexFormat.of().formatHex(digest(all), 0, 12);
    }

    /** Reads as it goes, because the launcher has little memory and the archives grow. */
    private static byte[] digest(String name, InputStream content) throws IOException {
        if (name.endsWith(".war") || name.endsWith(".jar")) {
            var entries = new TreeMap<String, byte[]>();
            var archive = new ZipInputStream(content);
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry())
                entries.put(entry.getName(), digest(entry.getName(), archive));
            return digest(entries);
        }
        var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
        content.transferTo(digest);
        return digest.getMessageDigest().digest();
    }

    private static byte[] digest(TreeMap<String, byte[]> named) {
        var digest = sha256();
        named.forEach((name, content) -> {
            digest.update(bytes(name + "\n" + content.length + "\n"));
            digest.update(content);
        });
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
