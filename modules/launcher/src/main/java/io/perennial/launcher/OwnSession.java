package io.perennial.launcher;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Command lines of children that the terminal's Ctrl-C must not reach, so that the launcher can end them in order. A
 * system without {@code setsid} gives children that stop by themselves on Ctrl-C, which is only less tidy.
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

    /** The same with the lowest priority. */
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
