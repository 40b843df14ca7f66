package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static Map<String, @Nullable Object> row(String subject, @Nullable Long version, String op, String fields) {
        return Sql.values("subject", subject, "record", subject, "version", version, "op", op, "changedFields", fields);
    }

    @Test
    void the_feed_tells_of_a_version_once_with_all_fields_that_changed() {
        var rows = List.of(row("tick_1", 2L, "changed", "firstRepliedAt"), row("tick_2", 2L, "changed", "subject"),
                row("tick_1", 2L, "changed", "state"), row("acct_1", 1L, "created", ""), row("acct_1", 1L, "changed", "tier"),
                row("inv_1", null, "changed", "a"), row("inv_1", null, "changed", "b"));

        Events.tellOnce(rows);

        assertEquals(List.of("tick_2 changed subject", "tick_1 changed firstRepliedAt state", "acct_1 created tier", "inv_1 changed a",
                "inv_1 changed b"),
                rows.stream().filter(row -> row.get("record") != null)
                        .map(row -> row.get("record") + " " + row.get("op") + " " + row.get("changedFields")).toList());
    }
}
