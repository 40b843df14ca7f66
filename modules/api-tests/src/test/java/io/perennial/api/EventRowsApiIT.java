package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the rows from which a change feed can be read: which record in which version, what happened, and who did it. */
@ExtendWith(RunningPerennial.class)
class EventRowsApiIT {
    private static final String ROWS =
            """
            select concat_ws(' ', kind, version, op, reason, actor, sync_trace, case when cardinality(changed_fields) < 3 then changed_fields::text end)
            from platform.outbox where subject = '%s' order by id
            """;
    private static final String UNORDERED =
            """
            select count(*) from platform.outbox o join platform.outbox later using (tenant_id, subject)
            where o.version < later.version and o.position > later.position
            """;

    private final PerennialApi api;
    private final OwnDatabase behind;
    private final String me;

    EventRowsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        api = perennial.admin("northwind").with("X-Sync-Trace", "trace-7");
        behind = perennial.database().orElseThrow();
        me = api.get("/session").expect(200).text("/subjectId");
    }

    @Test
    void an_event_says_the_version_of_its_record_what_happened_and_who_did_it() throws SQLException {
        var name = UUID.randomUUID().toString();
        var account = api.post("/accounts", Map.of("name", name, "tier", name, "ownerId", me)).expect(201).text("/id");
        api.patch("/accounts/" + account, "*", Map.of("name", name + " new")).expect(200);
        api.delete("/accounts/" + account, "*").expect(204);

        assertEquals(List.of(
                "account 1 created " + me + " trace-7",
                "account 2 changed " + me + " trace-7 {name}",
                "account 3 removed deleted " + me + " trace-7 {}"), behind.ask(ROWS.formatted(account)));
        var numbered = "select count(*) from platform.outbox where position is null and subject = '" + account + "'";
        Awaited.until(() -> ask(numbered), List.of("0")::equals);
        assertEquals(List.of("0"), ask(UNORDERED));
    }

    private List<String> ask(String question) {
        try {
            return behind.ask(question);
        } catch (SQLException unread) {
            throw new IllegalStateException(unread);
        }
    }
}
