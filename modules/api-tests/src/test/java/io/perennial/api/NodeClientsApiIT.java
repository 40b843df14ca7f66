package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that the most used OAuth clients of Node log in. Needs Node, and npm must be able to install them; otherwise it is skipped. */
@ExtendWith(RunningPerennial.class)
class NodeClientsApiIT {
    private static final Path SOURCE = Path.of("src/test/js");
    private static final Path FOLDER = Path.of("target/js");

    private final Perennial perennial;

    NodeClientsApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @Test
    void they_log_in_and_call_the_api() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "package-lock.json", "login.mjs"))
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        assumeTrue(run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=0").code() == 0,
                "Node's clients cannot be installed");

        var api = perennial.address().resolve("/api/v1").toString();
        var logins = run("node", "login.mjs", api, "northwind-partner", "perennial-demo-secret");

        assertEquals(List.of("oauth4webapi-basic:200", "oauth4webapi-post-scope:200", "openid-client-basic-scope:200",
                "openid-client-post:200"), logins.shown().lines().toList());
    }

    @Test
    void their_lock_file_names_no_registry() throws IOException {
        assertFalse(Files.readString(SOURCE.resolve("package-lock.json")).contains("resolved"));
    }

    private record Ended(int code, String shown) {}

    private static Ended run(String... command) throws InterruptedException, IOException {
        var shown = FOLDER.resolve(command[0] + ".log");
        var process =
                started(new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).redirectOutput(shown.toFile()));
        if (process == null) return new Ended(-1, "");
        if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        return new Ended(process.exitValue(), Files.readString(shown, StandardCharsets.UTF_8));
    }

    private static @org.jspecify.annotations.Nullable Process started(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException notInstalled) {
            return null;
        }
    }
}
