package io.perennial.app.container.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the tests' server: the built ones, and the overrides. */
record ServerFolder(Path folder) {
    private static final Path BUILT = Path.of(System.getProperty("built.server"));
    private static final Pattern APPLICATION = Pattern.compile("(?s)<webApplication .*apiTypeVisibility=\"([^\"]+)\".*</webApplication>");

    /** Seven applications live in this server one after another, and something of each stays. The last option counts. */
    private static final String HEAP = "\n-Xmx1g\n";

    /** Creates the folder and deletes everything of an earlier run. */
    static ServerFolder fresh(Path usr, String name) throws IOException {
        delete(usr);
        var folder = usr.resolve("servers").resolve(name);
        for (var part : new String[] {"server.xml", "jvm.options", "lib"}) copy(BUILT.resolve(part), folder.resolve(part));
        Files.writeString(folder.resolve("jvm.options"), HEAP, StandardOpenOption.APPEND);
        var overrides = Files.createDirectories(folder.resolve("configDropins/overrides"));
        try (var ours = ServerFolder.class.getResourceAsStream("/container/overrides.xml")) {
            Files.copy(ours, overrides.resolve("tests.xml"));
        }
        return new ServerFolder(folder);
    }

    void write(Map<String, String> environment) throws IOException {
        Files.write(folder.resolve("server.env"), environment.entrySet().stream().map(Map.Entry::toString).toList());
    }

    /** Removes the application from server.xml, because Arquillian declares it when it deploys. Returns the API types that it may see. */
    String takeApplicationOut() throws IOException {
        var file = folder.resolve("server.xml");
        var application = APPLICATION.matcher(Files.readString(file));
        if (!application.find()) throw new IOException("The built server.xml declares no application");
        Files.writeString(file, application.replaceFirst(Matcher.quoteReplacement("")));
        return application.group(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
