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
 * Java's AOT cache for one server on one Java: loaded and linked classes, and method profiles from a {@link Training} that sent requests
 * to the server. A start with it takes 14 to 20 % less CPU time; until it is warm, the server
 * compiles as much as without it. The cache is optional: without one, or with one that Java cannot use, the server starts as usual.
 */
final class AotCache {
    /** Keeps the one in use and the previous one; each has 130 MB. */
    private static final int KEPT = 2;

    private final Path file;

    private AotCache(Path file) {
        this.file = file;
    }

    /**
     * Returns the cache for a configuration. Its name depends on everything that it depends on, so that another Java, server or option
     * finds no cache instead of a wrong one.
     */
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

    /** Returns where Java writes what it knows about its crash in a training. The next crash replaces the log. */
    Path crashLog() {
        return folder().resolve("crash.log");
    }

    FailedTrainings failures() {
        return new FailedTrainings(file.resolveSibling(file.getFileName() + ".failures"));
    }

    /** Says for the terminal whether there is a cache, and if not, why. */
    String state(boolean training) throws IOException {
        if (isThere()) return "in use";
        if (!training) return "none: the training is switched off";
        var failures = failures().reasons();
        if (failures.isEmpty()) return "none yet: a training follows in the background";
        if (!failures().isEnough()) return "none: the training failed and follows again. " + failures.getLast();
        return "none: %d trainings failed. %s Delete %s to try again.".formatted(failures.size(), failures.getLast(), failures().file());
    }

    /** Returns true if a start shall train. */
    boolean isWanted() throws IOException {
        return !isThere() && !failures().isEnough();
    }

    /** Returns the options of a Java that starts with the cache. Java ignores a broken cache without a message. */
    List<String> use() {
        return isThere() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off,cds*=off") : List.of();
    }

    /** Returns the options of a Java that writes a cache when it ends. Its crash leaves one log, which outlives the data of the training. */
    List<String> make(Path made) {
        return List.of("-XX:AOTCacheOutput=" + made, "-Xlog:aot*=off,cds*=off", "-XX:ErrorFile=" + crashLog(),
                "-XX:-CreateCoredumpOnCrash");
    }

    /** Moves a new cache into place atomically, because another launcher may be starting with it. */
    void keep(Path made) throws IOException {
        Files.createDirectories(folder());
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var files = Files.list(folder())) {
            var all =
                    files.filter(each -> each.toString().endsWith(".aot")).sorted(Comparator.comparing(AotCache::age).reversed()).toList();
            for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) Files.deleteIfExists(old);
        }
    }

    /** Treats a missing cache as old, because another launcher may have just removed it. */
    private static FileTime age(Path cache) {
        try {
            return Files.getLastModifiedTime(cache);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
