package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotKeyTest {
    private static final long MONDAY = 1_767_600_000_000L;
    private static final long TUESDAY = MONDAY + 86_400_000;

    @TempDir Path server;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(server.resolve("jvm.options"), "-Xmx512m\n");
        deploy("class Oak", MONDAY);
    }

    @Test
    void the_same_sources_built_again_need_no_other_cache() throws IOException {
        var before = key("/wlp/1");

        deploy("class Oak", TUESDAY);

        assertEquals(before, key("/wlp/1"));
    }

    @Test
    void another_class_needs_another() throws IOException {
        var before = key("/wlp/1");

        deploy("class Ash", MONDAY);

        assertNotEquals(before, key("/wlp/1"));
    }

    @Test
    void another_option_of_java_needs_another() throws IOException {
        var before = key("/wlp/1");

        Files.writeString(server.resolve("jvm.options"), "-Xmx1g\n");

        assertNotEquals(before, key("/wlp/1"));
    }

    @Test
    void another_runtime_needs_another() throws IOException {
        assertNotEquals(key("/wlp/1"), key("/wlp/2"));
    }

    @Test
    void a_file_more_needs_another() throws IOException {
        var before = key("/wlp/1");

        Files.writeString(server.resolve("server.env"), "");

        assertNotEquals(before, key("/wlp/1"));
    }

    private String key(String liberty) throws IOException {
        return new AotKey(Path.of(liberty), server).text();
    }

    /** Deploys a WAR that contains a jar with one class. */
    private void deploy(String content, long time) throws IOException {
        var jar = zip("Tree.class", content.getBytes(StandardCharsets.UTF_8), time);
        Files.write(Files.createDirectories(server.resolve("apps")).resolve("perennial.war"), zip("WEB-INF/lib/trees.jar", jar, time));
    }

    private static byte[] zip(String name, byte[] content, long time) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
