package io.perennial.tickets.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.Notices;
import io.perennial.identity.MemberId;
import io.perennial.identity.MemberSights;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.testing.Desk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests whom a mention reaches. The role {@code csm} of the members sees the own accounts. */
class MentionsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);

    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final MemberId owner = new MemberId(Desk.member(name));
    private final MemberId agent = new MemberId(Desk.member(name));
    private final MemberId stranger = new MemberId(Desk.member(name));

    @BeforeEach
    void role() {
        alder.run(sql -> sql.change("insert into identity.role (tenant_id, name, permissions, accounts_scope, declared)"
                + " select o.tenant_id, 'csm', '{}', 'own', false from {platform.owner} o", Map.of()));
    }

    private record Stored(List<UUID> untold) {}

    private static Mentions mentions(Sql sql) {
        return new Mentions(new MemberSights(sql, CLOCK), new Notices(sql, CLOCK), sql);
    }

    /** Stores a note about a ticket of the owner's account in the agent's queue, and tells whom it mentions, twice. */
    private Message note(boolean matched, boolean history) {
        return alder.run(sql -> {
            var desk = new Desk(sql);
            var account = desk.account(owner.value(), null);
            var ticket = desk.ticket(matched ? account : null, "Map", NINE);
            queue(sql, ticket);
            var message = message(ticket, matched ? account : null, history);
            sql.change(
                    """
                    insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at,
                                                 updated_at)
                    values (:tenant, :id, :ticket, 'internal', 'client', 'See', 'api', :at, false, :history, :at, :at)
                    """,
                    Map.of("id", message.id(), "ticket", ticket, "history", history, "at", NINE));
            mentions(sql).tell(List.of(message));
            mentions(sql).tell(List.of(message));
            return message;
        });
    }

    private Message message(TicketId ticket, @Nullable AccountId account, boolean history) {
        var body = new MessageBody(ticket, MessageKind.INTERNAL, null, null, null, "See", null, null, null, history, null,
                List.of(owner, agent, stranger, agent), null);
        var message = new Message(body, null, NINE);
        message.belongsTo(new NamedTicket(ticket, account, "#7", NINE));
        return message;
    }

    private void queue(Sql sql, TicketId ticket) {
        var queue = TypeId.next();
        sql.change("insert into tickets.queue (tenant_id, id, name, members, created_at, updated_at)"
                + " values (:tenant, :id, 'First line', jsonb_build_array(:member::uuid), :now, :now)",
                Map.of("id", queue, "member", agent, "now", NINE));
        sql.change("update tickets.ticket set queue_id = :queue where tenant_id = :tenant and id = :id",
                Map.of("queue", queue, "id", ticket));
    }

    private List<UUID> untold(Message message) {
        return alder.run(sql -> sql.first(Stored.class, "select untold from {tickets.visible_message} where id = :id",
                Map.of("id", message.id()))).orElseThrow().untold();
    }

    private long notices(MemberId member, Sight sight) {
        return alder.seenBy(member.value(), sight).run(sql -> sql.number(
                "select count(*) from {accounts.visible_notice} where kind = 'ticket_mentioned' and member_id = :me and label = '#7'",
                Map.of("me", member)));
    }

    @Test
    void who_can_read_the_message_is_told_once_and_its_author_learns_who_cannot() {
        var message = note(true, false);

        assertEquals(List.of(stranger.value()), untold(message));
        assertEquals(1, notices(owner, Sight.own(owner.value())));
        assertEquals(1, notices(agent, Sight.own(agent.value())), "by the queue, without seeing the account");
        assertEquals(0, notices(stranger, Sight.ALL));
    }

    @Test
    void nobody_is_told_of_history_or_of_a_ticket_whose_customer_is_not_known() {
        var everybody = List.of(owner.value(), agent.value(), stranger.value());

        assertEquals(everybody, untold(note(true, true)));
        assertEquals(everybody, untold(note(false, false)));
        for (var one : List.of(owner, agent)) assertEquals(0, notices(one, Sight.ALL));
    }

    @Test
    void nobody_of_another_company_can_be_mentioned() {
        var theirs = new MemberId(Desk.member("rowan"));

        assertEquals(Set.of(owner.value()), alder.run(sql -> mentions(sql).active(Stream.of(owner, theirs))));
    }
}
