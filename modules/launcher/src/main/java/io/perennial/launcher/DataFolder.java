package io.perennial.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that outlives the launcher. One launcher at a time locks it, and the system releases the lock when the launcher dies. */
final class DataFolder implements AutoCloseable {
    static final String CLUSTER = "postgres";
    static final String SECRETS = "secrets.properties";
    private static final String DEMO = "demo";
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder hold(Path wanted) throws IOException {
        var path = created(wanted);
        var file = path.resolve(LOCK);
        var lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            var holder = Files.readString(file).strip();
            lock.close();
            throw new CannotStart(
                    "The data folder %s is in use by another Perennial (process %s): stop that Perennial, or choose another folder with %s."
                            .formatted(path, holder, Setting.DATA.key()));
        }
        lock.truncate(0);
        lock.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
        return new DataFolder(path, lock);
    }

    /** Creates the folder and resolves its links, because its name distinguishes our processes from others. */
    private static Path created(Path wanted) throws IOException {
        try {
            return Files.createDirectories(wanted).toRealPath();
        } catch (FileSystemException e) {
            throw new CannotStart("The data folder %s cannot be created or read: %s.".formatted(wanted, e), e);
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve(CLUSTER);
    }

    Path secrets() {
        return path.resolve(SECRETS);
    }

    /**
     * Notes whether the demo's logins are in use, for a later manual {@code tenants apply}: the public passwords must not come in
     * unnoticed.
     */
    void noteDemo(boolean demo) throws IOException {
        if (demo) Files.writeString(path.resolve(DEMO), "This Perennial has the demo's logins.\n");
        else Files.deleteIfExists(path.resolve(DEMO));
    }

    static boolean isDemo(Path path) {
        return Files.exists(path.resolve(DEMO));
    }

    /** Returns the folder that Open Liberty calls its user directory. */
    Path liberty() {
        return path.resolve("liberty");
    }

    /** Returns an option with the name of this folder that is only on the server's command line. */
    String mark() {
        return "-Dperennial.serves=" + path;
    }

    /** Deletes everything in the folder except the lock. */
    void clear() throws IOException {
        try (var files = Files.list(path)) {
            for (var file : files.filter(file -> !file.getFileName().toString().equals(LOCK)).toList()) Folders.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
