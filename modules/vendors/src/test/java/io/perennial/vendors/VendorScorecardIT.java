package io.perennial.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.calendars.Calendars;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts the worked example of the design on real tables: of 122 hours, a vendor had the ticket for 22. */
class VendorScorecardIT {
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-07-01T00:00:00Z");

    private record Step(String at, String state, @Nullable UUID holder) {}

    private record World(UUID vendor, UUID ours, UUID theirs, UUID first, UUID second) {}

    private final TenantWork alder = TenantWork.of("alderscores");
    private final TenantWork rowan = TenantWork.of("rowanscores");
    private final World world = alder.run(VendorScorecardIT::world);

    private static World world(Sql sql) {
        var in = new GrantedTenant(sql);
        var vendor = in.vendor();
        var queue = in.queue();
        var account = in.account("gold");
        var at = Instant.parse("2026-06-05T08:00:00Z");
        return new World(vendor, in.member(null), in.member(vendor), in.ticket(account, queue, "t1", at),
                in.ticket(account, queue, "t2", at));
    }

    private void happened(UUID ticket, List<Step> steps) {
        alder.run(sql -> {
            for (int place = 1; place <= steps.size(); place++) {
                var step = steps.get(place - 1);
                sql.change(
                        """
                        insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, severity, assignee_id, tier)
                        values (:tenant, :ticket, :place, :at, :state, 'general', :holder::uuid, 1)
                        """,
                        Sql.values("ticket", ticket, "place", place, "at", Instant.parse("2026-06-" + step.at + ":00Z"), "state",
                                step.state,
                                "holder", step.holder));
            }
            return ticket;
        });
    }

    private VendorScorecard card(TenantWork in, Instant from) {
        return in.run(
                sql -> VendorScorecard.of(VendorView.find(new VendorId(world.vendor()), UNTIL, sql).orElseGet(VendorScorecardIT::nobody),
                        new Period(from, UNTIL), UNTIL, new Calendars(sql), sql));
    }

    private static VendorView nobody() {
        return new VendorView(new VendorId(TypeId.next()), "Nobody", ZoneOffset.UTC, List.of(), null, null, VendorView.State.ACTIVE, 0, 0,
                FROM, FROM, 1);
    }

    @Test
    void what_was_handed_over_is_held_whoever_of_them_has_it() {
        happened(world.first(), List.of(new Step("08T08:00", "open", null), new Step("08T09:00", "open", null),
                new Step("08T11:00", "solved", null)));
        alder.run(sql -> sql.change(
                "update tickets.ticket_state set vendor_id = :vendor where tenant_id = :tenant and place = 2 and ticket_id = :ticket",
                Map.of("vendor", world.vendor(), "ticket", world.first())));

        var card = card(alder, FROM);
        assertEquals(List.of(1L, 7_200L, 10_800L, 0L), List.of(card.tickets(), card.heldSeconds(), card.ageSeconds(), card.solved()));
        assertEquals(List.of(66.67, 66.67), List.of(card.heldShare(), card.businessShare()));
    }

    @Test
    void what_is_handed_over_to_one_vendor_is_not_held_by_another_one_for_which_its_assignee_works() {
        happened(world.first(), List.of(new Step("08T08:00", "open", world.theirs()), new Step("08T11:00", "solved", world.theirs())));
        alder.run(sql -> sql.change("update tickets.ticket_state set vendor_id = :vendor where tenant_id = :tenant and ticket_id = :ticket",
                Map.of("vendor", TypeId.next(), "ticket", world.first())));

        assertEquals(0, card(alder, FROM).tickets());
    }

    @Test
    void what_it_handed_back_in_the_period_is_counted() {
        assertEquals(0, card(alder, FROM).handedBack());
        alder.run(sql -> {
            var in = new GrantedTenant(sql);
            in.handover(world.first(), world.vendor());
            in.handover(world.second(), world.vendor());
            ended(sql, world.first(), "handed_back", "2026-06-30T23:59:59Z");
            return ended(sql, world.second(), "returned", "2026-06-08T10:00:00Z");
        });
        assertEquals(1, card(alder, FROM).handedBack());
        alder.run(sql -> ended(sql, world.first(), "handed_back", "2026-07-01T00:00:00Z"));
        assertEquals(0, card(alder, FROM).handedBack());
    }

    private static int ended(Sql sql, UUID ticket, String how, String at) {
        return sql.change("update tickets.handover set ended = :how, until_at = :at where tenant_id = :tenant and ticket_id = :ticket",
                Map.of("how", how, "at", Instant.parse(at), "ticket", ticket));
    }

    @Test
    void a_contract_is_read_as_it_was_written() {
        var contract = new VendorContract(LocalDate.parse("2026-01-01"), null, 90.5, null, null, 20.0);
        alder.run(sql -> sql.change("update vendors.vendor set contract = :contract::jsonb where tenant_id = :tenant and id = :id",
                Map.of("contract", contract, "id", world.vendor())));

        assertEquals(contract, alder.run(sql -> VendorView.find(new VendorId(world.vendor()), UNTIL, sql).orElseThrow().contract()));
        var first = card(alder, FROM).figures().getFirst();
        assertEquals(List.of(90.5, VendorFigure.Verdict.TOO_FEW), List.of(first.target(), first.verdict()));
    }

    @Test
    void what_its_people_had_is_counted_and_nothing_else() {
        happened(world.first(), List.of(
                new Step("05T08:00", "open", world.ours()), new Step("05T13:00", "pending", world.ours()),
                new Step("08T08:00", "open", world.ours()), new Step("08T09:00", "open", world.theirs()),
                new Step("09T07:00", "on_hold", world.theirs()), new Step("10T07:30", "open", world.ours()),
                new Step("10T10:00", "solved", world.ours())));
        var card = card(alder, FROM);
        assertEquals(List.of(1L, 79_200L, 439_200L, 0L), List.of(card.tickets(), card.heldSeconds(), card.ageSeconds(), card.solved()));
        assertEquals(List.of(18.03, 18.03), List.of(card.heldShare(), card.businessShare()));
        assertEquals(0, card(rowan, FROM).tickets());

        happened(world.second(), List.of(
                new Step("11T10:00", "open", world.theirs()), new Step("11T11:00", "solved", world.theirs()),
                new Step("11T12:00", "open", world.theirs()), new Step("11T13:00", "solved", world.theirs())));
        var both = card(alder, Instant.parse("2026-06-09T00:00:00Z"));
        assertEquals(List.of(2L, 32_400L, 2L, 1L), List.of(both.tickets(), both.heldSeconds(), both.solved(), both.reopened()));
        assertEquals(50.0, both.reopenRate());
    }

    private MemberFigures figures(TenantWork in, UUID member, Instant from) {
        return in.run(sql -> MemberFigures.of(List.of(new MemberId(member)), new Period(from, UNTIL), sql).getFirst());
    }

    @Test
    void what_a_member_did_is_counted_where_the_member_had_the_ticket() {
        happened(world.first(), List.of(
                new Step("05T08:00", "open", world.ours()), new Step("08T09:00", "open", world.theirs()),
                new Step("09T07:00", "solved", world.theirs()), new Step("10T07:30", "open", world.theirs()),
                new Step("10T10:00", "solved", world.ours())));
        happened(world.second(), List.of(new Step("11T10:00", "open", world.theirs())));
        alder.run(sql -> sql.change("update tickets.ticket set assignee_id = :member where tenant_id = :tenant and id = :id",
                Map.of("member", world.theirs(), "id", world.second())));
        decided(world.first(), "08T10:00", false);
        decided(world.first(), "09T06:00", true);
        decided(world.first(), "06T06:00", true);
        decided(world.first(), "08T11:00", false);
        ended("08T11:00");

        var theirs = figures(alder, world.theirs(), FROM);
        assertEquals(List.of(1L, 1L, 1L, 2L, 1L),
                List.of(theirs.open(), theirs.solved(), theirs.reopened(), theirs.decided(), theirs.kept()));
        assertEquals(List.of(100.0, 50.0), List.of(theirs.reopenRate(), theirs.attainment()));
        assertNull(theirs.satisfaction());
        var ours = figures(alder, world.ours(), FROM);
        assertEquals(List.of(0L, 1L, 0L, 1L, 0L), List.of(ours.open(), ours.solved(), ours.reopened(), ours.decided(), ours.kept()));
        var later = figures(alder, world.theirs(), Instant.parse("2026-06-09T06:30:00Z"));
        assertEquals(List.of(1L, 1L, 0L), List.of(later.open(), later.solved(), later.decided()));
        var people = alder.run(sql -> MemberFigures.of(new VendorId(world.vendor()), new Period(FROM, UNTIL), sql));
        assertEquals(List.of(theirs), people);
        assertEquals(List.of(), rowan.run(sql -> MemberFigures.of(new VendorId(world.vendor()), new Period(FROM, UNTIL), sql)));
    }

    /** Lets what stopped at a time have ended with a merge. */
    private void ended(String at) {
        alder.run(sql -> sql.change("update tickets.clock set ended = 'merged' where tenant_id = :tenant and stopped_at = :at",
                Map.of("at", Instant.parse("2026-06-" + at + ":00Z"))));
    }

    /** A clock of the ticket that was stopped, or missed, at a time. */
    private void decided(UUID ticket, String at, boolean missed) {
        alder.run(sql -> sql.change(
                """
                insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, provisional,
                                           missed_at, stopped_at, warned, followed, replayed, countdown, created_at, updated_at)
                values (:tenant, :id, :ticket, 'first_response', (select count(*) + 1 from {whole tickets.clock}), 'customer', 'stopped', 'usual', 1,
                        'always', :at, false, :missed::timestamptz, :at, 0, 0, false, '{}', :at, :at)
                """,
                Sql.values("id", TypeId.next(), "ticket", ticket, "at", Instant.parse("2026-06-" + at + ":00Z"), "missed",
                        missed ? Instant.parse("2026-06-" + at + ":00Z") : null)));
    }
}
