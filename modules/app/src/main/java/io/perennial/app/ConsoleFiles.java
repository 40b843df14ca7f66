package io.perennial.app;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The files of the console, read from its jar once and kept in memory, also compressed. There are none if it was left out. */
record ConsoleFiles(Map<String, File> files) {
    private static final String FOLDER = "console/";

    /** Written by the console's build, because a jar cannot be asked for the names in it. */
    private static final String LIST = FOLDER + "files.txt";

    private static final String PAGE = "index.html";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8", "js", "text/javascript;charset=utf-8", "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml;charset=utf-8", "txt", "text/plain;charset=utf-8");

    record File(String type, byte[] plain, byte[] compressed) {
        static File of(String name, byte[] plain) throws IOException {
            var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) throw new IllegalStateException("The console has a file of an unknown type: " + name);
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(plain);
            }
            return new File(type, plain, compressed.toByteArray());
        }
    }

    static ConsoleFiles of(ClassLoader jars) {
        try (var list = jars.getResourceAsStream(LIST)) {
            if (list == null) return new ConsoleFiles(Map.of());
            var files = new HashMap<String, File>();
            for (var name : new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList())
                files.put(name, File.of(name, read(jars, name)));
            return new ConsoleFiles(Map.copyOf(files));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] read(ClassLoader jars, String name) throws IOException {
        try (var file = jars.getResourceAsStream(FOLDER + name)) {
            if (file == null) throw new FileNotFoundException(FOLDER + name);
            return file.readAllBytes();
        }
    }

    /** Returns a file by its path below the root, such as {@code assets/index-1a2b3c.js}; never the page. */
    Optional<File> named(String path) {
        return path.equals(PAGE) ? Optional.empty() : Optional.ofNullable(files.get(path));
    }

    Optional<File> page() {
        return Optional.ofNullable(files.get(PAGE));
    }
}
