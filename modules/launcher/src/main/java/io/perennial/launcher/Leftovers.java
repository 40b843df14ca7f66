package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The processes that a killed launcher left running on its data folder. A process is ours if its command line says so: the server's has
 * the folder's mark, PostgreSQL's has the folder after {@code -D}. A process id in a file would prove nothing, because ids are reused.
 * The caller holds the folder's lock, so no living launcher owns these processes.
 */
record Leftovers(DataFolder folder, PostgresPrograms programs) {
    private static final int PATIENCE_SECONDS = 20;
    private static final Set<String> POSTGRES = Set.of("postgres", "initdb");

    void end() throws IOException, InterruptedException {
        for (var process : find()) {
            if (isPostgres(process)) {
                programs.interrupt(process.pid());
            } else {
                process.destroy();
            }
        }
        if (!gone()) {
            find().forEach(ProcessHandle::destroyForcibly);
            if (!gone()) {
                throw new CannotStart("The processes of an earlier Perennial on %s do not stop: %s.".formatted(
                        folder.path(), find().stream().map(ProcessHandle::pid).toList()));
            }
        }
    }

    private boolean gone() throws InterruptedException {
        for (var waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
            if (find().isEmpty()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }

    /** Returns the processes. A zombie has no command line any more, so it is not found. */
    List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> isServer(process) || isPostgres(process))
                .toList();
    }

    private boolean isServer(ProcessHandle process) {
        return program(process).equals("java") && arguments(process).contains(folder.mark());
    }

    private boolean isPostgres(ProcessHandle process) {
        return POSTGRES.contains(program(process)) && (isToldOf(process) || worksIn(process));
    }

    private static String program(ProcessHandle process) {
        var command = process.info().command().orElse("");
        return command.substring(command.lastIndexOf('/') + 1);
    }

    private boolean isToldOf(ProcessHandle process) {
        var arguments = arguments(process);
        var at = arguments.indexOf("-D");
        return at >= 0 && at + 1 < arguments.size() && Path.of(arguments.get(at + 1)).startsWith(folder.path());
    }

    private static List<String> arguments(ProcessHandle process) {
        return process.info().arguments().map(Arrays::asList).orElse(List.of());
    }

    /**
     * Returns true if the process works in the cluster's folder (visible on Linux only). A backend outlives a killed postmaster until its
     * statement ends.
     */
    private boolean worksIn(ProcessHandle process) {
        try {
            return folder.cluster().equals(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException e) {
            return false;
        }
    }
}
