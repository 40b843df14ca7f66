package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationListTest {
    @Test
    void knows_the_last_migration_of_each_schema() {
        var files = """
                platform/src/main/resources/db/platform/V002__b.sql
                platform/src/main/resources/db/platform/V010__c.sql
                platform/src/main/resources/db/platform/V009__d.sql
                accounts\\src\\main\\resources\\db\\accounts\\V003__e.sql""";

        assertEquals(Map.of("platform", 10, "accounts", 3), MigrationList.of(files).latest());
    }

    @Test
    void a_list_without_migrations_is_none() {
        assertThrows(IllegalStateException.class, () -> MigrationList.of(""));
    }
}
