package io.perennial.platform.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the data folders of migrated clusters, named by a digest of what made them. So each migration runs once and not in each process of
 * tests: a module begins with the folder of the module below it.
 */
final class KeptClusters {
    private static final Path FOLDER = Path.of("../../.perennial/clusters");
    private static final Duration UNUSED = Duration.ofDays(1);
    private static final Path RUNNING = Path.of("target/clusters", Long.toString(ProcessHandle.current().pid()));
    private static final AtomicInteger STARTED = new AtomicInteger();

    /** Has the digest of the first n modules at n. */
    private final List<String> names = new ArrayList<>();

    /** @param roles the script that is run before all migrations */
    KeptClusters(List<String> modules, String roles) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(roles.getBytes(StandardCharsets.UTF_8));
            names.add("");
            for (var module : modules) {
                for (var text : migrations(module)) digest.update(text);
                names.add(HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest(module.getBytes(StandardCharsets.UTF_8))));
            }
        } catch (CloneNotSupportedException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a folder for a cluster of this process, and deletes those of processes that have ended. */
    static Path folder() throws IOException {
        Files.createDirectories(RUNNING);
        try (var processes = Files.list(RUNNING.getParent())) {
            for (var one : processes.toList())
                if (ProcessHandle.of(Long.parseLong(one.getFileName().toString())).isEmpty()) deleteOnce(one);
        }
        return RUNNING.resolve(Integer.toString(STARTED.incrementAndGet()));
    }

    /** Copies the cluster of as many of the first modules as one is kept of, and returns how many these are. 0 copies nothing. */
    int copyTo(Path data) throws IOException {
        for (int first = names.size() - 1; first > 0; first--) {
            var kept = FOLDER.resolve(names.get(first));
            if (!Files.exists(kept)) continue;
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            copy(kept, data);
            return first;
        }
        return 0;
    }

    /** Keeps the folder of a stopped cluster with the migrations of all these modules. Of two processes that do so at once, one wins. */
    void keep(Path data) throws IOException {
        Files.createDirectories(FOLDER);
        var whole = FOLDER.resolve(names.getLast());
        var partial = Files.createTempDirectory(FOLDER, "partial");
        copy(data, partial);
        if (!partial.toFile().renameTo(whole.toFile())) delete(partial);
        deleteUnused();
    }

    private static void deleteUnused() throws IOException {
        var before = Instant.now().minus(UNUSED).toEpochMilli();
        try (var kept = Files.list(FOLDER)) {
            for (var one : kept.toList()) if (one.toFile().lastModified() < before) deleteOnce(one);
        }
    }

    private static List<byte[]> migrations(String module) throws IOException {
        var found = KeptClusters.class.getClassLoader().getResource("db/" + module);
        if (found == null) return List.of();
        try {
            if (found.getProtocol().equals("file")) return texts(Path.of(found.toURI()));
            try (var jar = FileSystems.newFileSystem(found.toURI(), Map.of())) {
                return texts(jar.getPath("db", module));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> texts(Path folder) throws IOException {
        var texts = new ArrayList<byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                texts.add(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                texts.add(Files.readAllBytes(file));
            }
        }
        return texts;
    }

    /** Copies all but the starter's lock: an old one makes it take the folder for a forgotten one. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(file -> !file.endsWith("epg-lock")).toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Takes a folder away and deletes it. Of two processes that want to at once, one does. */
    private static void deleteOnce(Path folder) throws IOException {
        Files.createDirectories(RUNNING);
        var away = RUNNING.resolve("away-" + folder.getFileName());
        if (folder.toFile().renameTo(away.toFile())) delete(away);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
