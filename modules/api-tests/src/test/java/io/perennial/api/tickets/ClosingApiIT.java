package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.api.Awaited;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.kernel.TypeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the timer that closes solved tickets: once, whatever else happens to them at the same time, and however often it fires. */
@ExtendWith(RunningPerennial.class)
class ClosingApiIT {
    private final PerennialApi admin;
    private final OwnDatabase behind;
    private final OwnTickets tickets;

    ClosingApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It lets time pass behind the API");
        admin = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
        tickets = new OwnTickets(admin, admin.post("/accounts", Map.of("name", "Closing " + UUID.randomUUID())).expect(201).text("/id"));
    }

    private static UUID uuid(String ticket) {
        return TypeId.parse(OwnTickets.id(ticket)).orElseThrow().value();
    }

    private String solved() {
        var ticket = tickets.create();
        admin.put(ticket + "/solution", Map.of("cause", "Cable", "solution", "Replaced")).expect(200);
        return ticket;
    }

    private String solvedLongAgo() throws SQLException {
        var ticket = solved();
        behind.run("update tickets.ticket set solved_at = now() - interval '1 year' where id = '%s'".formatted(uuid(ticket)));
        return ticket;
    }

    /** Lets the timer of a ticket be due. Another timer, of another ticket, makes the server look at once. */
    private void due(String ticket) throws SQLException {
        behind.run("""
                insert into platform.timer (tenant_id, name, id, fires_at)
                select tenant_id, 'close-solved-ticket', '%s', now() from tickets.ticket where id = '%s'
                on conflict (tenant_id, name, id) do update set fires_at = excluded.fires_at
                """.formatted(OwnTickets.id(ticket), uuid(ticket)));
        admin.put(tickets.create() + "/pending", Map.of("until", Instant.now().plusSeconds(1).toString())).expect(200);
    }

    /** Returns whether the timer waits: for days, for now, or not at all. */
    private String timer(String ticket) {
        try {
            return behind.ask("""
                    select coalesce((select case when fires_at > now() + interval '1 day' then 'later' else 'due' end
                                     from platform.timer where name = 'close-solved-ticket' and id = '%s'), 'gone')
                    """.formatted(OwnTickets.id(ticket))).getFirst();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void fired(String ticket, String then) {
        Awaited.until(() -> timer(ticket), then::equals);
    }

    private List<String> states(String ticket) {
        return admin.get(ticket + "/states").expect(200).json().path("items").valueStream().map(one -> one.path("state").asText()).toList();
    }

    @Test
    void a_solved_ticket_is_closed_once_also_if_the_timer_fires_twice() throws Exception {
        var ticket = solvedLongAgo();
        due(ticket);
        fired(ticket, "gone");
        assertEquals(List.of("new", "solved", "closed"), states(ticket));
        var closed = admin.get(ticket).expect(200);
        assertFalse(closed.json().path("closedAt").isNull());

        due(ticket);
        fired(ticket, "gone");
        assertEquals(List.of("new", "solved", "closed"), states(ticket));
        assertEquals(closed.json(), admin.get(ticket).expect(200).json());
    }

    @Test
    void one_that_can_still_be_reopened_is_looked_at_again_when_it_cannot() throws Exception {
        var ticket = solved();
        due(ticket);
        fired(ticket, "later");
        assertEquals("solved", admin.get(ticket).expect(200).text("/state"));

        admin.delete(ticket + "/solution", "*").expect(200);
        assertEquals("gone", timer(ticket));
        due(ticket);
        fired(ticket, "gone");
        assertEquals(List.of("new", "solved", "open"), states(ticket), "a timer that was under way finds it reopened");
    }

    /** Changes a ticket in a transaction for which the timer has to wait. */
    private void meanwhile(String ticket, String change) throws Exception {
        try (var other = behind.connect(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select id from tickets.ticket where id = '%s' for update".formatted(uuid(ticket)));
            due(ticket);
            Awaited.until(() -> waiting(), "t"::equals);
            statement.execute("update tickets.ticket set %s, version = version + 1 where id = '%s'".formatted(change, uuid(ticket)));
            other.commit();
        }
        fired(ticket, "gone");
    }

    private String waiting() {
        try {
            return behind.ask("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%ticket%')")
                    .getFirst();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void what_another_transaction_reopens_or_closes_at_the_same_time_stays_as_that_left_it() throws Exception {
        var reopened = solvedLongAgo();
        meanwhile(reopened, "state = 'open', solved_at = null");
        assertEquals("open", admin.get(reopened).expect(200).text("/state"));
        assertEquals(List.of("new", "solved"), states(reopened));

        var closed = solvedLongAgo();
        var before = admin.get(closed).expect(200).json().path("version").asInt();
        meanwhile(closed, "state = 'closed', closed_at = now()");
        assertEquals(before + 1, admin.get(closed).expect(200).json().path("version").asInt());
        assertEquals(List.of("new", "solved"), states(closed));
    }
}
