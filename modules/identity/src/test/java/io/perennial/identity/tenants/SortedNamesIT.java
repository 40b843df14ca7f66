package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.declared.Difference;
import io.perennial.platform.testing.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the sort keys of members and teams, which are made where the files are applied. */
class SortedNamesIT {
    private final TestDatabase database = TestDatabase.shared();
    private final Walled walled = new Walled(database);
    private final String willow = "willow" + Long.toString(System.nanoTime(), 36);

    @Test
    void names_are_sorted_as_people_expect_and_a_key_that_is_made_anew_is_no_change(@TempDir Path root) throws SQLException {
        var folder = new Folder(root).tenant(willow, """
                members:
                  a@x.example: { name: Zoe, roles: [csm] }
                  b@x.example: { name: Émile, roles: [csm] }
                  c@x.example: { name: anton, roles: [csm] }
                teams:
                  one: { title: Ost }
                  two: { title: élan }
                """);
        apply(folder);
        var names = "select string_agg(name || version, ' ' order by name_key) from identity.member";
        assertEquals("anton1 Émile1 Zoe1", walled.ask(willow, names));
        assertEquals("élan Ost", walled.ask(willow, "select string_agg(title, ' ' order by title_key) from identity.team"));

        var entries = walled.ask(willow, "select count(*) from platform.audit");
        walled.run(database.ownerDataSource(), willow, "update identity.member set name_key = ''");
        assertTrue(apply(folder).values().stream().allMatch(List::isEmpty));
        assertEquals("anton1 Émile1 Zoe1", walled.ask(willow, names));
        assertEquals(entries, walled.ask(willow, "select count(*) from platform.audit"));
        assertEquals("0", walled.ask(willow, "select count(*) from platform.audit where changes::text like '%_key%'"));
    }

    private Map<String, List<Difference>> apply(Folder folder) throws SQLException {
        var secrets = new Secrets(new SecureRandom(), 1);
        return new TenantDatabase(database.ownerDataSource(), List.of(), List.of(), Map.of(), secrets, Clock.systemUTC())
                .apply(folder.read(), false);
    }
}
