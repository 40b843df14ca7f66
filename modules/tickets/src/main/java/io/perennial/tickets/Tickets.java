package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The tickets of the tenant. */
@ApplicationScoped
class Tickets implements RecordCollection<Ticket, TicketBody, TicketView> {
    static final RecordKind KIND = RecordKind.of("tickets", "ticket", "tickets.ticket", TicketId::new, TicketEvent.class)
            .partOf(Accounts.KIND, "account_id", "'#' || number || ' ' || subject",
                    (id, account, label) -> new TicketEvent.Deleted(new TicketId(id), new AccountId(account), label, Changes.none()))
            .orAlone()
            .inBatchesOf(1_000)
            .imported();

    @Inject Sql sql;
    @Inject Clock clock;

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
    public Surroundings<Ticket, TicketBody> around(List<TicketBody> bodies, Collection<Ticket> tickets) {
        var at = Stream.concat(
                bodies.stream().flatMap(body -> Stream.ofNullable(body.accountId())),
                tickets.stream().flatMap(ticket -> Stream.ofNullable(ticket.accountId())));
        var contacts = NamedContacts.of(bodies.stream().flatMap(body -> Stream.ofNullable(body.contactId())), sql);
        return new TicketSurroundings(SeenAccounts.held(at, sql), contacts, new Numbering(bodies.size(), sql), clock);
    }
}
