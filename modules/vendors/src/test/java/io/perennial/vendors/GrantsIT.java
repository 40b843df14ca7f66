package io.perennial.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.Calendars;
import io.perennial.identity.VendorId;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.queues.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what the people of a vendor see through its grants, on real tables. The first test is the worked example of the design. */
class GrantsIT {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant BEFORE = TEN.minus(Duration.ofMinutes(1));
    private static final String USUAL = "{person_names,free_text}";

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");

    private record World(UUID vendor, UUID agent, UUID colleague, UUID ours, UUID first, UUID second, UUID third, UUID queue) {}

    private final World world = alder.run(sql -> world(new GrantedTenant(sql)));

    private static World world(GrantedTenant in) {
        var vendor = in.vendor();
        var queue = in.queue();
        var gold = in.account("gold");
        in.grant(vendor, queue, "gold", "{contact_details,person_names,free_text}", TEN);
        in.grant(vendor, queue, null, USUAL, null);
        return new World(vendor, in.member(vendor), in.member(vendor), in.member(null), in.ticket(gold, queue, "t1", BEFORE),
                in.ticket(in.account("silver"), queue, "t2", BEFORE), in.ticket(gold, in.queue(), "t3", BEFORE), queue);
    }

    record Seen(UUID id, @Nullable String email, @Nullable String subject, @Nullable String tags) {}

    record Text(String text) {}

    private static final String TICKETS =
            "select id, requester ->> 'email' as email, subject, tags::text as tags from {tickets.visible_ticket} order by number";

    private TenantWork at(Instant now) {
        return alder.seenBy(world.agent(), Sight.vendor(world.vendor(), now));
    }

    private List<Seen> tickets(Instant now) {
        return at(now).run(sql -> sql.list(Seen.class, TICKETS, Map.of()));
    }

    @Test
    void grants_add_up_row_by_row_and_one_ends_on_time() {
        var masked = "t2 of [email], [phone]";

        assertEquals(List.of(
                new Seen(world.first(), "t1@rhine.example", "t1 of x@y.example, +49 30 1234567", "[]"),
                new Seen(world.second(), null, masked, "[]")), tickets(BEFORE));
        assertEquals(List.of(
                new Seen(world.first(), null, masked.replace("t2", "t1"), "[]"),
                new Seen(world.second(), null, masked, "[]")), tickets(TEN));
        for (var now : List.of(BEFORE, TEN)) {
            assertThrows(Refusal.class, () -> at(now).run(sql -> {
                sql.requireOpen("l.emails", "select emails from {accounts.visible_contact}");
                return now;
            }));
        }
    }

    record Masked(@Nullable UUID assigneeId, String masked) {}

    @Test
    void what_is_closed_is_told_of_each_row() {
        var assign = "update tickets.ticket set assignee_id = :member where tenant_id = :tenant and id = :id";
        alder.run(sql -> sql.change(assign, Map.of("member", world.colleague(), "id", world.first())));
        alder.run(sql -> sql.change(assign, Map.of("member", world.ours(), "id", world.second())));
        var read =
                "select assignee_id, (select jsonb_agg(one order by one)::text from jsonb_array_elements_text({masked t}) one) as masked from {tickets.visible_ticket} t order by number";
        var first = "[\"ATTACHMENTS\", \"INTERNAL\", \"responsible_party\", \"tags\"]";
        var second =
                "[\"ATTACHMENTS\", \"CONTACT_DETAILS\", \"INTERNAL\", \"assignee_id\", \"assignee_name\", \"requester\", \"responsible_party\", \"tags\"]";

        var rows = at(BEFORE).run(sql -> sql.list(Masked.class, read, Map.of()));
        assertEquals(List.of(new Masked(world.colleague(), first), new Masked(null, second)), rows);
        assertEquals(1L, (long) at(BEFORE).run(sql -> sql.number(
                "select count(*) from {tickets.visible_ticket} where assignee_id is not null", Map.of())));
    }

    record Notice(String kind) {}

    @Test
    void own_notices_of_handovers_are_read_while_a_grant_names_a_ticket_of_the_account() {
        for (var kind : List.of("handover_kept", "assigned"))
            alder.run(sql -> sql.change(
                    """
                    insert into accounts.notice (tenant_id, id, member_id, account_id, kind, cause, subject, label, at)
                    select tenant_id, gen_random_uuid(), :me, account_id, :kind, :kind, 'tick_1', '#1', :at
                    from {whole tickets.ticket} where id = :ticket
                    """, Map.of("me", world.agent(), "kind", kind, "at", BEFORE, "ticket", world.first())));
        var read = "select kind from {accounts.visible_notice} where member_id = :me";

        assertEquals(List.of(new Notice("handover_kept")),
                at(BEFORE).run(sql -> sql.list(Notice.class, read, Map.of("me", world.agent()))));
        alder.run(sql -> sql.change("update vendors.ticket_grant set until_at = :at where tenant_id = :tenant", Map.of("at", TEN)));
        assertEquals(List.of(), at(TEN).run(sql -> sql.list(Notice.class, read, Map.of("me", world.agent()))));
    }

    @ParameterizedTest
    @CsvSource({
        "call ０３０－１２３４５６７ now,          call [phone] now",
        "call ＋49（30）1234567,                   call [phone]",
        "请拨打１３８　００１３　８０００。,        请拨打[phone]。",
        "请拨打13800138000转1,                    请拨打[phone]转1",
        "call (030) 1234-567,                      call [phone]",
        "write to ｒｏｓａ＠ｒｈｉｎｅ．ｅｘａｍｐｌｅ!, write to [email]!",
        "order 1234567 of version 2.10.3,          order 1234567 of version 2.10.3",
        "第１２３号,                               第１２３号",
    })
    void addresses_and_numbers_in_a_text_are_masked_however_wide_they_are_written(String text, String masked) {
        var found = alder.run(sql -> sql.first(Text.class, "select platform.without_addresses(:text) as text from {platform.owner}",
                Map.of("text", text)).orElseThrow());
        assertEquals(masked, found.text());
    }

    @Test
    void what_a_grant_would_open_is_counted_before_it_is_made() {
        assertEquals(new GrantPreview(2, 2, 2, 2, 2), preview(List.of()));
        assertEquals(new GrantPreview(1, 1, 1, 1, 2), preview(List.of("gold")));
        assertEquals(new GrantPreview(0, 0, 0, 0, 2), preview(List.of("bronze")));
    }

    private GrantPreview preview(List<String> segments) {
        var grant = new GrantBody(List.of(new QueueId(world.queue())), segments, List.of(), List.of(), List.of(), null, null, null, null);
        return alder.run(sql -> GrantPreview.of(new VendorId(world.vendor()), grant, BEFORE, sql));
    }

    @Test
    void what_belongs_to_a_seen_ticket_is_seen_as_the_ticket_and_nothing_else() {
        alder.run(sql -> {
            var in = new GrantedTenant(sql);
            in.message(world.second(), "public", world.ours(), "answer");
            in.message(world.second(), "internal", world.ours(), "secret");
            in.message(world.second(), "internal", world.colleague(), "note of theirs");
            in.message(world.third(), "public", null, "unseen");
            return in;
        });

        assertEquals(List.of("answer", "note of theirs"), texts("select text from {tickets.visible_message} order by text"));
        assertEquals(List.of("[support team]", "null"),
                texts("select coalesce(author_name, 'null') as text from {tickets.visible_message} order by 1"));
        assertEquals(List.of("[\"t1@rhine.example\"]", "[]"), at(BEFORE).run(sql -> sql.list(Text.class,
                "select emails::text as text from {accounts.visible_contact} order by name", Map.of()).stream().map(Text::text).toList()));
        assertEquals(List.of("[]", "[]"), texts("select emails::text as text from {accounts.visible_contact} order by name"));
        for (var slice : List.of("accounts.visible_account", "accounts.visible_note", "accounts.visible_contract", "tickets.visible_queue",
                "tickets.visible_state", "platform.visible_mail", "renewals.visible_renewal", "accounts.visible_account_or_deleted"))
            assertEquals(0L, (long) at(BEFORE).run(sql -> sql.number("select count(*) from {" + slice + "}", Map.of())), slice);
        var people = texts("select m.id::text as text from {identity.member_name} m");
        assertTrue(people.contains(world.colleague().toString()) && !people.contains(world.ours().toString()), people::toString);
    }

    private List<String> texts(String query) {
        return at(TEN).run(sql -> sql.list(Text.class, query, Map.of())).stream().map(Text::text).toList();
    }

    @Test
    void another_vendor_a_suspended_one_and_another_company_see_nothing() {
        var other = alder.run(sql -> new GrantedTenant(sql).vendor());
        assertEquals(0, count(alder, other));
        assertEquals(0, count(rowan, world.vendor()));
        assertEquals(2, count(alder, world.vendor()));
        alder.run(sql -> sql.change("update vendors.vendor set state = 'suspended' where tenant_id = :tenant and id = :id",
                Map.of("id", world.vendor())));
        assertEquals(0, count(alder, world.vendor()));
    }

    private long count(TenantWork in, UUID vendor) {
        return in.seenBy(world.agent(), Sight.vendor(vendor, BEFORE))
                .run(sql -> sql.number("select count(*) from {tickets.visible_ticket}", Map.of()));
    }

    @Test
    void a_solved_ticket_is_read_for_some_days() {
        alder.run(sql -> sql.change("update tickets.ticket set state = 'solved', solved_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", world.second(), "at", BEFORE)));

        assertEquals(2, tickets(BEFORE.plus(Duration.ofDays(14)).minusSeconds(1)).size());
        assertEquals(1, tickets(BEFORE.plus(Duration.ofDays(14))).size());
        alder.run(sql -> sql.change("update tickets.ticket set state = 'closed', closed_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", world.second(), "at", BEFORE.plus(Duration.ofDays(13)))));
        assertEquals(1, tickets(BEFORE.plus(Duration.ofDays(14))).size(), "the days begin with the solution");
    }

    @Test
    void an_action_needs_a_grant_that_names_the_ticket_now() {
        assertTrue(allows(world.second(), Action.REPLY, BEFORE));
        assertTrue(!allows(world.second(), Action.SOLVE, BEFORE));
        assertTrue(!allows(world.third(), Action.REPLY, BEFORE));
    }

    private boolean allows(UUID ticket, Action action, Instant now) {
        return at(now).run(sql -> grants(sql).allowed(new TicketId(ticket)).contains(action));
    }

    @Test
    void a_ticket_that_a_vendor_has_comes_back_when_no_grant_names_it() {
        var other = alder.run(sql -> {
            var in = new GrantedTenant(sql);
            for (var one : List.of(world.first(), world.third())) in.handover(one, world.vendor());
            var vendor = in.vendor();
            in.handover(world.second(), vendor);
            return vendor;
        });
        var third = new TicketId(world.third());
        assertEquals(List.of(third), unnamed(world.vendor(), List.of()));
        assertEquals(List.of(third), unnamed(null, List.of(new TicketId(world.first()), third)));
        assertEquals(List.of(new TicketId(world.second())), unnamed(other, List.of()));
        assertEquals(1L, notes(world.vendor()));
        assertEquals(0L, notes(other));

        alder.run(sql -> sql.change("update vendors.vendor set state = 'suspended' where tenant_id = :tenant and id = :id",
                Map.of("id", world.vendor())));
        assertEquals(List.of(new TicketId(world.first()), third), unnamed(world.vendor(), List.of()));
    }

    private List<TicketId> unnamed(@Nullable UUID vendor, List<TicketId> tickets) {
        return alder.run(sql -> GrantReturns.unnamed(vendor == null ? null : new VendorId(vendor), tickets, BEFORE, sql));
    }

    private long notes(UUID vendor) {
        return alder.seenBy(world.agent(), Sight.vendor(vendor, BEFORE))
                .run(sql -> sql.number("select count(*) from {tickets.visible_handover} where note = 'Look'", Map.of()));
    }

    @Test
    void somebody_works_who_is_not_away_while_the_calendar_is_open() {
        assertTrue(works());
        alder.run(sql -> sql.change(
                """
                insert into calendars.absence (tenant_id, id, member_id, from_at, until_at, created_at)
                select o.tenant_id, gen_random_uuid(), m.id, :now::timestamptz - interval '1 hour',
                       :now::timestamptz + interval '1 hour', :now::timestamptz
                from {platform.owner} o join {identity.vendor_member} m on m.vendor_id = :vendor
                """,
                Map.of("vendor", world.vendor(), "now", BEFORE)));
        assertTrue(!works());
    }

    private boolean works() {
        return alder.run(sql -> new VendorHours(new Calendars(sql), sql)
                .works(VendorView.find(new VendorId(world.vendor()), BEFORE, sql).orElseThrow(), BEFORE));
    }

    private static CurrentGrants grants(Sql sql) {
        var grants = new CurrentGrants();
        grants.sql = sql;
        return grants;
    }
}
