package io.perennial.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds command lines of child processes that the terminal's Ctrl-C must not reach, so that the launcher can end them in order. On a
 * system without {@code setsid}, the children stop by themselves on Ctrl-C, which is only less tidy.
 */
final class OwnSession {
    private OwnSession() {}

    static List<String> of(List<String> command) {
        var all = new ArrayList<String>();
        if (isInstalled("setsid")) {
            all.add("setsid");
        }
        all.addAll(command);
        return all;
    }

    /** Returns the command in a session of its own with the lowest priority. */
    static List<String> inBackground(List<String> command) {
        var all = new ArrayList<String>();
        if (isInstalled("nice")) {
            all.addAll(List.of("nice", "-n", "19"));
        }
        all.addAll(command);
        return of(all);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
