package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The trainings for one {@link AotCache} that created none: a file beside the cache with a line for each, its reason. After two of them no
 * start tries again, because a training costs minutes. Interrupted trainings do not count.
 */
record FailedTrainings(Path file) {
    static final int MOST = 2;

    List<String> reasons() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    boolean isEnough() throws IOException {
        return reasons().size() >= MOST;
    }

    void add(String reason) throws IOException {
        Files.writeString(file, reason.replace('\n', ' ') + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
