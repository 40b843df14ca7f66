package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.links.Links;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.Known;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import io.perennial.tickets.matching.KnownAskers;
import io.perennial.tickets.queues.NamedQueues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The tickets of the tenant. */
@ApplicationScoped
public class Tickets implements RecordCollection<Ticket, TicketBody, TicketView> {
    public static final RecordKind KIND = RecordKind.of("tickets", "ticket", "tickets.ticket", TicketId::new, TicketEvent.class)
            .partOf(Accounts.KIND, "account_id", "'#' || number || ' ' || subject",
                    (id, account, label) -> new TicketEvent.Deleted(new TicketId(id), new AccountId(account), label, Changes.none()))
            .orAlone()
            .inBatchesOf(1_000)
            .imported();

    private static final String SEEN = "select id from {tickets.visible_ticket} where id = any (:ids)";

    @Inject Sql sql;
    @Inject StateLog log;
    @Inject TicketMoves moves;
    @Inject Followers followers;
    @Inject Backdating backdating;
    @Inject Links links;
    @Inject TicketMerges merges;
    @Inject Entities entities;
    @Inject Clock clock;

    /** Notes that a person of the tenant has answered the customer. The caller has locked the ticket. */
    public void answered(TicketId id, Instant at) {
        entities.find(Ticket.class, id).map(merges::goingOn).ifPresent(ticket -> moves.answer(ticket, at));
    }

    /** Moves a ticket on that waited for its customer, or reopens it. The caller has locked the ticket. */
    public void customerWrote(TicketId id) {
        entities.find(Ticket.class, id).map(merges::goingOn).ifPresent(moves::goOn);
    }

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Ticket> entity() {
        return Ticket.class;
    }

    @Override
    public Class<TicketBody> body() {
        return TicketBody.class;
    }

    @Override
    public Ticket of(TicketBody body, Instant now) {
        return new Ticket(body, now);
    }

    @Override
    public TicketView view(Id id) {
        return TicketView.get((TicketId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, TicketView.class, TicketView.SEEN, TicketView::externalKeys);
    }

    @Override
    public Surroundings<Ticket, TicketBody> around(List<TicketBody> bodies, Collection<Ticket> tickets) {
        var at = Stream.concat(
                bodies.stream().flatMap(body -> Stream.ofNullable(body.accountId())),
                tickets.stream().flatMap(ticket -> Stream.ofNullable(ticket.accountId())));
        var contacts = NamedContacts.of(bodies.stream().flatMap(body -> Stream.ofNullable(body.contactId())), sql);
        var visible = Known.among(tickets.stream().map(Ticket::id), SEEN, sql);
        var askers = KnownAskers.among(bodies.stream().flatMap(body -> body.asker().stream()), sql);
        var named = new TicketSurroundings.Named(TicketSettings.of(sql), visible, SeenAccounts.held(at, sql), contacts, askers,
                new NamedQueues(sql), MergedTickets.among(tickets, sql), backdating, links);
        return new TicketSurroundings(named, new Numbering(bodies.size(), sql), log, followers, clock);
    }
}
