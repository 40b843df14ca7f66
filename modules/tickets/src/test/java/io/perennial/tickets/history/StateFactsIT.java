package io.perennial.tickets.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.Destination.Effect;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import io.perennial.tickets.testing.Desk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateFactsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    record Stood(String state, Instant stateSince, int reopens, String solved) {}

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork rowan = TenantWork.of("rowan" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork.Heard heard = new TenantWork.Heard();

    @Test
    void a_ticket_stands_where_its_last_fact_leaves_it_and_each_return_to_work_is_a_reopening() {
        var id = ticket(alder, "S-1", true);

        var effects = put(alder, fact("S-1", 0, TicketStatus.OPEN), fact("S-1", 1, TicketStatus.SOLVED), fact("S-1", 2, TicketStatus.OPEN),
                fact("S-1", 3, TicketStatus.SOLVED), fact("S-1", 4, TicketStatus.CLOSED));

        assertEquals(List.of(Effect.CREATED, Effect.CREATED, Effect.CREATED, Effect.CREATED, Effect.CREATED), effects);
        assertEquals(new Stood("closed", NINE.plusSeconds(240), 1, NINE.plusSeconds(180).toString()), stood(id));
        assertEquals(List.of(id), heard.events.stream().map(event -> event.subject()).toList());
    }

    @Test
    void the_same_facts_again_change_nothing_and_later_ones_go_on() {
        var id = ticket(alder, "S-2", true);
        put(alder, fact("S-2", 0, TicketStatus.OPEN), fact("S-2", 1, TicketStatus.SOLVED));

        assertEquals(List.of(Effect.UNCHANGED, Effect.UNCHANGED, Effect.CREATED),
                put(alder, fact("S-2", 0, TicketStatus.OPEN), fact("S-2", 1, TicketStatus.SOLVED), fact("S-2", 5, TicketStatus.OPEN)));
        assertEquals(new Stood("open", NINE.plusSeconds(300), 1, ""), stood(id));
    }

    @Test
    void a_ticket_of_another_company_or_one_that_is_no_history_is_refused_alone() {
        ticket(alder, "S-3", true);
        ticket(alder, "S-4", false);
        ticket(rowan, "S-5", true);
        var facts = List.of(fact("S-3", 0, TicketStatus.OPEN), fact("S-4", 0, TicketStatus.OPEN), fact("S-5", 0, TicketStatus.OPEN));

        var refused = alder.run(sql -> new StateFacts(sql, heard, clock()).refused(facts));

        assertEquals(java.util.Set.of(facts.get(1), facts.get(2)), refused.keySet());
    }

    @Test
    void a_state_of_the_future_is_refused_alone() {
        ticket(alder, "S-6", true);
        var facts = List.of(fact("S-6", 24 * 60 + 1, TicketStatus.OPEN), fact("S-6", 24 * 60 + 2, TicketStatus.SOLVED));

        var refused = alder.run(sql -> new StateFacts(sql, heard, clock()).refused(facts));

        assertEquals(List.of("/at"), refused.get(facts.get(1)).errors().stream().map(error -> error.pointer()).toList());
        assertEquals(1, refused.size());
    }

    private static StateFact fact(String ticket, int minutes, TicketStatus state) {
        return new StateFact(new ExternalKey("desk", ticket), NINE.plusSeconds(60L * minutes), state, null, null, null, null);
    }

    private List<Effect> put(TenantWork work, StateFact... facts) {
        return work.run(sql -> new StateFacts(sql, heard, clock()).put(List.of(facts)));
    }

    private static Clock clock() {
        return Clock.fixed(NINE.plusSeconds(86_400), ZoneOffset.UTC);
    }

    private Stood stood(TicketId id) {
        return alder.run(sql -> sql.first(Stood.class,
                """
                select state, state_since, reopens, coalesce(to_char(solved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '') as solved
                from {whole tickets.ticket} where id = :id
                """,
                Map.of("id", id))).orElseThrow();
    }

    private static TicketId ticket(TenantWork work, String key, boolean history) {
        return work.run(sql -> {
            var id = new Desk(sql).ticket(null, "Map", NINE);
            sql.change("update tickets.ticket set history = :history where tenant_id = :tenant and id = :id",
                    Map.of("history", history, "id", id));
            sql.change(
                    """
                    insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                    values (:tenant, 'tickets', 'desk', :key, :id, 0)
                    on conflict (tenant_id, kind, system, external_id) do update set record_id = excluded.record_id
                    """,
                    Map.of("key", key, "id", id));
            return id;
        });
    }
}
