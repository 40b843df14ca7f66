package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that a migration also runs where the tables are distributed. The first ones have run before there is anything to distribute. */
class ShardMigrationsTest {
    private static final Set<String> BEFORE = Set.of(
            "accounts/V004__contracts.sql", "accounts/V007__import_files_go.sql", "accounts/V020__account_health.sql",
            "accounts/V021__kinds_of_imports.sql", "accounts/V023__usage_read_from_its_index.sql",
            "renewals/V005__customers_and_groups.sql");

    private static final Pattern QUIET = Pattern.compile("--[^\n]*|'(?:[^']|'')*'");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final Pattern TWO_SUBCOMMANDS = Pattern.compile("\\balter table\\b[^;]*,[^;]*;");

    @Test
    void every_migration_runs_on_distributed_tables() throws IOException {
        var refused = new TreeSet<String>();
        var read = 0;
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(each -> each.toString().matches(".*/src/main/resources/db/\\w+/[^/]+\\.sql")).toList()) {
                read++;
                if (!complaints(Files.readString(file)).isEmpty()) refused.add(file.getParent().getFileName() + "/" + file.getFileName());
            }
        }
        assertTrue(read > 50);
        assertEquals(new TreeSet<>(BEFORE), refused);
    }

    @Test
    void what_is_refused_there_is_found() {
        assertFalse(complaints("alter table a.b add column c text,\n    add column d text;").isEmpty());
        assertFalse(complaints("ALTER TABLE a.b ADD CHECK (c in ('x', 'y')), DROP COLUMN d;").isEmpty());
        assertFalse(complaints("alter table a.b alter column c set  expression as (d);").isEmpty());
        assertFalse(complaints("perform set_config('app.tenant', one::text, true);").isEmpty());
        assertEquals(List.of(), complaints("""
                alter table a.b add constraint c check (d in ('x', 'y'));
                alter table a.b add unique (tenant_id, c);
                create table a.e (f text, g text);
                execute format('set local app.tenant = %L', one); -- no set_config()
                """));
    }

    private static List<String> complaints(String migration) {
        var plain = QUIET.matcher(migration.toLowerCase(Locale.ROOT)).replaceAll("''").replaceAll("\\s+", " ");
        var found = new ArrayList<String>();
        if (plain.contains("set_config")) found.add("write set local with format");
        if (plain.contains(" set expression ")) found.add("a column's expression cannot be changed: add another column");
        for (var inner = INNERMOST.matcher(plain); inner.find(); inner = INNERMOST.matcher(plain)) plain = inner.replaceAll("_");
        if (TWO_SUBCOMMANDS.matcher(plain).find()) found.add("write an alter table for each subcommand");
        return found;
    }
}
