package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.calendars.Calendars;
import io.perennial.kernel.Refusal;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.TicketPossession.PossessionShare;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketPossessionIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final TicketId ticket = alder.run(sql -> new Desk(sql).ticket(new Desk(sql).account(null, null), "Map", NINE));
    private int place;

    private TicketPossessionIT state(int minute, String state, @Nullable String party, int tier) {
        var at = NINE.plusSeconds(60L * minute);
        alder.run(sql -> sql.change(
                """
                insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, party, tier)
                values (:tenant, :id, :place, :at, :state, nullif(:party, ''), :tier)
                """,
                Map.of("id", ticket, "place", ++place, "at", at, "state", state, "party", party == null ? "" : party, "tier", tier)));
        return this;
    }

    private TicketPossession possession(TenantWork work) {
        return work.run(sql -> TicketPossession.get(ticket, NOW, new Calendars(sql), sql));
    }

    @Test
    void the_time_of_all_holders_sums_to_the_age() {
        state(0, "new", null, 1).state(10, "open", null, 1).state(60, "pending", null, 1).state(90, "open", null, 2)
                .state(100, "on_hold", "supplier", 2)
                .state(110, "on_hold", null, 2).state(120, "open", null, 1).state(130, "solved", null, 1);

        var found = possession(alder);

        assertEquals(List.of(share(Holder.TIER_1, 70), share(Holder.CUSTOMER, 30), share(Holder.TIER_2, 10), share(Holder.SUPPLIER, 10),
                share(Holder.THIRD_PARTY, 10), share(Holder.NOBODY, 1310)), found.holders());
        assertEquals(86_400, found.seconds());
        assertEquals(86_400, found.holders().stream().mapToLong(PossessionShare::seconds).sum());
    }

    private static PossessionShare share(Holder holder, long minutes) {
        return new PossessionShare(holder, 60 * minutes, 60 * minutes);
    }

    @Test
    void a_state_during_which_a_vendor_had_the_ticket_is_the_vendors() {
        state(0, "new", null, 1).state(30, "open", null, 1).state(60, "solved", null, 1);
        alder.run(sql -> sql.change("update tickets.ticket_state set vendor_id = :vendor where tenant_id = :tenant and place = 2",
                Map.of("vendor", UUID.randomUUID())));

        assertEquals(List.of(share(Holder.TIER_1, 30), share(Holder.VENDOR, 30), share(Holder.NOBODY, 1380)), possession(alder).holders());
        assertEquals(50.0, possession(alder).vendorShare());
    }

    @Test
    void a_ticket_that_one_of_a_vendors_people_has_is_the_vendors_without_a_handover() {
        var member = UUID.randomUUID();
        alder.run(sql -> sql.change(
                """
                insert into identity.member (tenant_id, id, email, name, locale, zone, roles, declared, created_at, updated_at)
                values (:tenant, :id, 'ida@example.com', 'Ida', 'en', 'Europe/Riga', '{vendor_agent}', false, :at, :at)
                """,
                Map.of("id", member, "at", NINE)));
        state(0, "new", null, 1).state(30, "open", null, 1).state(60, "solved", null, 1);
        alder.run(sql -> sql.change("update tickets.ticket_state set assignee_id = :id where tenant_id = :tenant and place = 2",
                Map.of("id", member)));
        assertEquals(0.0, possession(alder).vendorShare());

        alder.run(sql -> sql.change(
                "insert into identity.placement (tenant_id, member_id, vendor_id, placed_at) values (:tenant, :id, :vendor, :at)",
                Map.of("id", member, "vendor", UUID.randomUUID(), "at", NINE)));

        assertEquals(List.of(share(Holder.TIER_1, 30), share(Holder.VENDOR, 30), share(Holder.NOBODY, 1380)), possession(alder).holders());
    }

    @Test
    void nobody_is_told_of_a_ticket_that_they_do_not_see() {
        state(0, "new", null, 1);

        assertThrows(Refusal.class, () -> possession(TenantWork.of("rowan")));
        assertThrows(Refusal.class, () -> possession(alder.seenBy(Desk.member(name))));
    }

    @Test
    void history_without_states_was_ours_until_it_was_solved() {
        alder.run(sql -> sql.change(
                "update tickets.ticket set history = true, state = 'solved', state_since = :at, solved_at = :at where tenant_id = :tenant",
                Map.of("at", NINE.plusSeconds(3600))));

        assertEquals(List.of(share(Holder.TIER_1, 60), share(Holder.NOBODY, 1380)), possession(alder).holders());
        assertEquals(NINE, possession(alder).from());
    }
}
