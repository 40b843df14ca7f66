package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
    @TempDir Path folder;

    @Test
    void the_files_of_another_major_version_are_not_opened() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "17\n");

        var refusal = assertThrows(CannotStart.class, () -> new Cluster(folder).checkVersion());

        assertTrue(refusal.getMessage().contains("belongs to PostgreSQL 17, but Perennial runs PostgreSQL 18"), refusal.getMessage());
    }

    @Test
    void those_of_ours_are() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "18\n");

        assertDoesNotThrow(() -> new Cluster(folder).checkVersion());
    }
}
