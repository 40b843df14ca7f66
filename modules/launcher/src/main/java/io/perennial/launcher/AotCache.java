package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Java's AOT cache of one server on one Java: its classes loaded and linked, and what was learnt about its methods while a
 * {@link Training} sent it requests. A start with it takes about half the CPU, and so do the first requests; to be warm, the
 * server compiles as much as without. It is only ever a help: without one, or with one that Java cannot use, the server starts as
 * it would have anyway.
 */
final class AotCache {
    /** 130 MB each: the one in use, and one to go back to. */
    private static final int KEPT = 2;

    private final Path file;

    private AotCache(Path file) {
        this.file = file;
    }

    /** Named by all that it depends on, so that another Java, server or option finds none instead of a wrong one. */
    static AotCache of(Configuration configuration) throws IOException {
        var key = new AotKey(configuration.liberty(), configuration.server()).text();
        return new AotCache(configuration.home().resolve("aot").resolve(key + ".aot"));
    }

    Path file() {
        return file;
    }

    Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Options of a Java that starts with it. It says nothing of a cache that is broken, and goes on without. */
    List<String> use() {
        return isThere() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off,cds*=off") : List.of();
    }

    /** Options of a Java that writes such a cache when it ends. */
    static List<String> make(Path made) {
        return List.of("-XX:AOTCacheOutput=" + made, "-Xlog:aot*=off,cds*=off");
    }

    /** Whole or not at all, for another may be starting with it. */
    void keep(Path made) throws IOException {
        Files.createDirectories(folder());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var files = Files.list(folder())) {
            var all = files.filter(each -> each.toString().endsWith(".aot")).sorted(Comparator.comparing(AotCache::age).reversed()).toList();
            for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) Files.deleteIfExists(old);
        }
    }

    /** Another launcher may have just removed it. */
    private static FileTime age(Path cache) {
        try {
            return Files.getLastModifiedTime(cache);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
