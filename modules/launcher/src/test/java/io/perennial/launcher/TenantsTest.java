package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.perennial.accounts.declared.AccountsTables;
import io.perennial.identity.declared.DeclaredTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    @Test
    void every_table_that_files_declare_is_applied() {
        var declaring = new ClassFileImporter().importPackages("io.perennial").stream()
                .filter(one -> one.isAssignableTo(DeclaredTable.class) && !one.isInterface() && !one.isAnonymousClass())
                .map(JavaClass::getName).filter(name -> !name.startsWith("io.perennial.identity.") && !name.contains("$"))
                .collect(Collectors.toCollection(TreeSet::new));
        var applied = Tenants.DECLARED.stream().map(table -> table instanceof Enum<?> one ? one.getDeclaringClass() : table.getClass())
                .map(Class::getName).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(declaring, applied);
        assertTrue(Tenants.DECLARED.containsAll(List.of(AccountsTables.values())));
    }

    private List<String> command(Map<String, String> given) {
        var settings = new HashMap<>(given);
        settings.put("perennial.data", data.toString());
        return Tenants.command(Settings.of(settings, Map.of()));
    }
}
