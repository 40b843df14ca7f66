package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A {@link Training} beside a running Perennial. It is a process with the lowest priority that ends with this one. Its output goes to
 * {@code training.log}. If it fails, the next start tries again.
 */
final class BackgroundTraining implements AutoCloseable {
    private final Process process;

    private BackgroundTraining(Process process) {
        this.process = process;
    }

    static BackgroundTraining start(Configuration configuration, AotCache cache) throws IOException {
        var log = Files.createDirectories(cache.folder()).resolve("training.log");
        var builder = new ProcessBuilder(OwnSession.inBackground(command(configuration)));
        // The training runs its own Perennial, which must not inherit our settings from the environment.
        builder.environment().keySet().removeIf(name -> name.startsWith("PERENNIAL_"));
        return new BackgroundTraining(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    private static List<String> command(Configuration configuration) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        Map.of(Setting.HOME, configuration.home(), Setting.TENANTS, configuration.tenants(),
                Setting.LIBERTY, configuration.liberty(), Setting.SERVER, configuration.server())
                .forEach((setting, folder) -> command.add("-D" + setting.key() + "=" + folder));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Main.class.getName(), "train", "--until-parent-ends"));
        return command;
    }

    /** Kills all processes at once: the data is thrown away, so they need not end in order, and nobody has to wait. */
    @Override
    public void close() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }
}
