package io.perennial.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A build may clean the launcher's classes away under it, so all that its end needs is loaded while it is there. */
final class OwnClasses {
    private OwnClasses() {}

    static void load() throws IOException, ClassNotFoundException {
        for (var name : names()) {
            Class.forName(name, false, OwnClasses.class.getClassLoader());
        }
    }

    private static List<String> names() throws IOException {
        var place = place();
        if (Files.isDirectory(place)) {
            return namesBelow(place);
        }
        try (var jar = FileSystems.newFileSystem(place)) {
            return namesBelow(jar.getPath("/"));
        }
    }

    private static Path place() throws IOException {
        try {
            return Path.of(OwnClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<String> namesBelow(Path root) throws IOException {
        var here = root.resolve(OwnClasses.class.getPackageName().replace('.', '/'));
        try (var files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> OwnClasses.class.getPackageName() + "." + file.substring(0, file.length() - ".class".length()))
                    .toList();
        }
    }
}
