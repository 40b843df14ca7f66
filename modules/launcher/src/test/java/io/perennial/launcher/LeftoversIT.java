package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which processes are ours, with processes that only look like a server or a PostgreSQL. */
class LeftoversIT {
    @TempDir Path folder;

    @TempDir Path programs;

    private final List<Process> started = new ArrayList<>();
    private DataFolder data;

    @BeforeEach
    void hold() throws IOException {
        data = DataFolder.hold(folder);
        for (var name : List.of("postgres", "java", "tail")) {
            Files.copy(Path.of("/bin/sh"), programs.resolve(name));
            programs.resolve(name).toFile().setExecutable(true);
        }
    }

    @AfterEach
    void release() throws IOException {
        started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
        started.forEach(Process::destroyForcibly);
        data.close();
    }

    @Test
    void a_postgresql_on_this_folder_is_ours() throws Exception {
        var ours = start("postgres", "-D", data.cluster().toString());

        assertEquals(List.of(ours.toHandle()), found());
    }

    @Test
    void a_server_with_this_folders_mark_is_ours() throws Exception {
        var ours = start("java", data.mark());

        assertEquals(List.of(ours.toHandle()), found());
    }

    @Test
    void the_same_programs_on_another_folder_are_strangers() throws Exception {
        start("postgres", "-D", "/srv/another/postgres");
        start("java", data.mark() + "-of-another-name");

        assertEquals(List.of(), found());
    }

    @Test
    void another_program_that_names_the_folder_is_a_stranger() throws Exception {
        start("tail", "-D", data.cluster().toString());
        start("java", "-Dperennial.data=" + data.path());

        assertEquals(List.of(), found());
    }

    private List<ProcessHandle> found() {
        return new Leftovers(data, new PostgresPrograms(programs)).find();
    }

    /** Starts a shell under another name. It runs until it is killed and does nothing. */
    private Process start(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(programs.resolve(program).toString(), "-c", "read -r line", program));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).start();
        started.add(process);
        while (!process.info().command().orElse("").endsWith(program)) {
            Thread.onSpinWait();
        }
        return process;
    }
}
