package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A PostgreSQL whose processes stand still, with its connections open, until it is closed. */
final class FrozenDatabase implements AutoCloseable {
    private final ProcessHandle postmaster;

    private FrozenDatabase(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    static FrozenDatabase of(Path data) throws IOException, InterruptedException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        var frozen = new FrozenDatabase(ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow());
        frozen.signal("-STOP");
        return frozen;
    }

    private void signal(String signal) throws IOException, InterruptedException {
        for (var process : Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList())
            new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("-CONT");
    }
}
