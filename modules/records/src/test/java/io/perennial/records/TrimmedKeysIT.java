package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the migration that trims stored external ids: keys stay with their records, and collisions are reported. */
class TrimmedKeysIT {
    private static final int BEFORE = 10;
    private static final String KEY =
            "insert into records.external_key (kind, system, external_id, record_id, place) values (?, 'crm', ?, ?, 0)";
    private static final String SAID =
            """
            insert into records.statement (kind, system, external_id, record_id, digest, said, said_at)
            values (?, 'crm', ?, ?, repeat('d', 43), '{}', now())
            """;
    private static final String CONFLICT =
            """
            insert into records.conflict (kind, system, external_id, record_id, id, subject, field, found_at, plain)
            values (?, 'crm', ?, ?, uuidv7(), 'a', '/name', now(), '{}')
            """;

    private final TestDatabase database = TestDatabase.at("records", BEFORE);
    private final UUID first = TypeId.next();
    private final UUID second = TypeId.next();

    @Test
    void keys_are_trimmed_and_a_key_that_another_record_has_is_released_and_reported() throws SQLException {
        key("alder", "accounts", "\u3000 1\t", first);
        key("alder", "accounts", "2", first);
        key("alder", "accounts", " 2", second);
        key("alder", "contacts", " 2", second);
        key("alder", "expansions", " 3", first);
        key("alder", "expansions", "3 ", second);
        key("alder", "contracts", " 4 ", first);
        key("alder", "contracts", "4", first);
        key("alder", "contracts", "  ", second);
        key("rowan", "accounts", "2 ", second);

        database.upgrade("records");

        var kept = List.of("accounts 1 " + first, "accounts 2 " + first, "contacts 2 " + second, "contracts 4 " + first,
                "expansions 3 " + first);
        for (var table : List.of("external_key", "statement", "conflict")) {
            var rows = "select concat_ws(' ', kind, external_id, record_id) from records.%s order by 1".formatted(table);
            assertEquals(kept, texts("alder", rows), table);
            assertEquals(List.of("accounts 2 " + second), texts("rowan", rows), table);
        }
        assertEquals(
                List.of(reported("acct", " 2"), reported("ctr", "  "), reported("xpn", "3 ")),
                texts("alder",
                        "select concat(subject, changes #>> '{externalKeys,before,0,externalId}', '|', action) from platform.audit order by 1"));
        assertEquals(List.of(), texts("rowan", "select subject from platform.audit"));
    }

    private String reported(String prefix, String key) {
        return TypeId.encode(prefix, second) + key + "|external_key_collision_found";
    }

    private void key(String tenant, String kind, String externalId, UUID of) throws SQLException {
        try (var connection = in(tenant)) {
            for (var insert : List.of(KEY, SAID, CONFLICT)) {
                var statement = connection.prepareStatement(insert);
                statement.setString(1, kind);
                statement.setString(2, externalId);
                statement.setObject(3, of);
                statement.execute();
            }
            connection.commit();
        }
    }

    private List<String> texts(String tenant, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = in(tenant); var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) texts.add(rows.getString(1));
        }
        return texts;
    }

    private Connection in(String tenant) throws SQLException {
        var connection = database.appDataSource().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("set local app.tenant = '" + database.tenant(tenant) + "'");
        return connection;
    }
}
