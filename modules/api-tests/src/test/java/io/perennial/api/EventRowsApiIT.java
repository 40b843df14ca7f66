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
    private final PerennialApi partner;
    private final OwnDatabase behind;
    private final String me;

    EventRowsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        api = perennial.admin("northwind").with("X-Sync-Trace", "trace-7");
        partner = perennial.partner("northwind");
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

    @Test
    void an_event_says_from_which_system_or_client_it_came() throws SQLException {
        var key = "/accounts/by-external/herbarium/" + UUID.randomUUID();
        var account = api.put(key, Map.of("name", "Sorrel")).expect(201).text("/id");
        partner.put(key, Map.of("name", "Sorrel & Co")).expect(200);
        partner.patch("/accounts/" + account, "*", Map.of("name", "Sorrel & Sons")).expect(200);
        api.patch("/accounts/" + account, "*", Map.of("name", "Sorrel & Daughters")).expect(200);
        var client = partner.get("/session").expect(200).text("/subjectId");

        assertEquals(List.of("1 herbarium " + me, "2 herbarium " + client, "3 " + client + " " + client, "4 " + me),
                behind.ask("select concat_ws(' ', version, source, actor) from platform.outbox where subject = '" + account
                        + "' order by position nulls last, id"));
    }

    @Test
    void a_record_whose_row_is_deleted_leaves_in_the_version_after_its_last() throws SQLException {
        var account = api.post("/accounts", Map.of("name", "Rue")).expect(201).text("/id");
        api.post("/health/outcomes",
                Map.of("outcomes", List.of(Map.of("accountId", account, "occurredOn", "2026-01-05", "kind", "churned"))));
        var outcome = api.all("/health/outcomes?accountId=" + account).getFirst().path("id").asText();
        api.delete("/health/outcomes/" + outcome, "*").expect(204);

        assertEquals(List.of("1 created", "2 removed"), behind.ask("select version || ' ' || op from platform.outbox where subject = '"
                + outcome + "' order by id"));
    }

    private List<String> ask(String question) {
        try {
            return behind.ask(question);
        } catch (SQLException unread) {
            throw new IllegalStateException(unread);
        }
    }
}
