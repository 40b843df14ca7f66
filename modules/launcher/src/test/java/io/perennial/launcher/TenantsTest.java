package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the command of {@code mvn -Ptenants} for different settings. */
class TenantsTest {
    @TempDir Path data;

    @Test
    void the_demos_logins_are_applied_where_they_are_already() throws IOException {
        assertEquals(List.of("apply", "tenants"), command(Map.of()));
        try (var folder = DataFolder.hold(data)) {
            folder.noteDemo(true);
            assertEquals(List.of("apply", "--demo", "tenants"), command(Map.of()));
            assertEquals(List.of("apply", "tenants"), command(Map.of("perennial.demo", "false")));
            assertEquals(List.of("apply", "tenants"), command(Map.of("perennial.db.url", "jdbc:postgresql://db/p")));
            folder.noteDemo(false);
            assertEquals(List.of("apply", "tenants"), command(Map.of()));
        }
    }

    @Test
    void a_dry_run_another_folder_and_the_demo_are_had_for_the_asking() {
        assertEquals(List.of("apply", "--demo", "--dry-run", "/t"),
                command(Map.of("perennial.demo", "true", "perennial.dry.run", "true", "perennial.tenants", "/t", "perennial.db.url",
                        "jdbc:postgresql://db/p")));
    }

    private List<String> command(Map<String, String> given) {
        var settings = new HashMap<>(given);
        settings.put("perennial.data", data.toString());
        return Tenants.command(Settings.of(settings, Map.of()));
    }
}
