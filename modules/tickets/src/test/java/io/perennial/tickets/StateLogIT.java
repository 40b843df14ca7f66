package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.StateHistory.StateStretch;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateLogIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void each_state_holds_until_the_next_one_and_a_change_back_in_the_same_second_is_in_it_too() {
        var ticket = begun();
        append(ticket, "open", NINE.plusSeconds(60));
        append(ticket, "pending", NINE.plusSeconds(120));
        append(ticket, "open", NINE.plusSeconds(120));

        var states = alder.run(sql -> StateHistory.of(ticket, sql)).items();

        assertEquals(List.of(TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.PENDING, TicketStatus.OPEN),
                states.stream().map(StateStretch::state).toList());
        assertEquals(List.of(NINE, NINE.plusSeconds(60), NINE.plusSeconds(120), NINE.plusSeconds(120)),
                states.stream().map(StateStretch::from).toList());
        assertEquals(NINE.plusSeconds(120), states.get(2).until());
        assertEquals(null, states.get(3).until());
    }

    @Test
    void the_order_stays_if_the_clock_of_another_machine_is_late() {
        var ticket = begun();
        append(ticket, "open", NINE.minusSeconds(5));

        var states = alder.run(sql -> StateHistory.of(ticket, sql)).items();

        assertEquals(List.of(NINE, NINE), states.stream().map(StateStretch::from).toList());
        assertEquals(TicketStatus.OPEN, states.getLast().state());
    }

    @Test
    void another_company_and_who_does_not_see_the_account_reads_none_of_it() {
        var ticket = begun();
        var stranger = Desk.member("alder");

        assertEquals(List.of(), rowan.run(sql -> StateHistory.of(ticket, sql)).items());
        assertEquals(List.of(), alder.seenBy(stranger).run(sql -> StateHistory.of(ticket, sql)).items());
    }

    private TicketId begun() {
        return alder.run(sql -> {
            var desk = new Desk(sql);
            var id = desk.ticket(desk.account(null, null), "Map", NINE);
            new StateLog(sql).begin(List.of(id.value()));
            return id;
        });
    }

    private void append(TicketId ticket, String state, Instant at) {
        alder.run(sql -> {
            sql.change("update tickets.ticket set state = :state where tenant_id = :tenant and id = :id",
                    Map.of("state", state, "id", ticket));
            new StateLog(sql).append(ticket, at);
            return at;
        });
    }
}
