package io.perennial.tickets;

import io.perennial.accounts.SeenAccounts;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.platform.links.Links;
import io.perennial.records.Surroundings;
import io.perennial.tickets.matching.KnownAskers;
import io.perennial.tickets.matching.KnownAskers.Recognised;
import io.perennial.tickets.queues.NamedQueues;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows what some tickets refer to, read once for all of them. Gives new ones a number and begins their history. */
final class TicketSurroundings implements Surroundings<Ticket, TicketBody> {
    private static final String CALL = "phone";

    /** @param visible those of the existing tickets that the caller sees */
    record Named(TicketSettings settings, Set<UUID> visible, SeenAccounts accounts, NamedContacts contacts, KnownAskers askers,
            NamedQueues queues, MergedTickets merged, Backdating backdating, Links links) {}

    private final Named named;
    private final Numbering numbers;
    private final StateLog log;
    private final Followers followers;
    private final Clock clock;
    private final List<UUID> added = new ArrayList<>();
    private final List<UUID> changed = new ArrayList<>();
    private final List<UUID> reported = new ArrayList<>();
    private final List<UUID> touched = new ArrayList<>();
    private final List<TicketId> given = new ArrayList<>();

    TicketSurroundings(Named named, Numbering numbers, StateLog log, Followers followers, Clock clock) {
        this.named = named;
        this.numbers = numbers;
        this.log = log;
        this.followers = followers;
        this.clock = clock;
    }

    @Override
    public boolean sees(Ticket ticket) {
        return named.visible().contains(ticket.id().value());
    }

    @Override
    public void check(TicketBody body, @Nullable Ticket of) {
        checkAccount(body, of);
        if (body.contactId() != null && (of == null || !of.isBy(body.contactId(), body.accountId())))
            named.contacts().require(body.contactId(), body.accountId());
        checkQueue(body, of);
        requireFields(body, of);
        requirePast(body, Maybe.map(of, Ticket::body));
        if (of != null) requireSameKind(body, of);
        named.backdating().require(body, Maybe.map(of, Ticket::body), clock.instant());
    }

    /** Accepts an unchanged account: whoever works on a queue sees its tickets, and may not see their accounts. */
    private void checkAccount(TicketBody body, @Nullable Ticket of) {
        var account = body.accountId();
        var before = Maybe.map(of, Ticket::accountId);
        if (account != null && !account.equals(before)) named.accounts().require(account);
        if (of != null && !Objects.equals(account, before)) named.merged().requireSameCustomer(of, account);
        if (account == null && (of == null || before != null) && !Call.current().sight().all() && (of != null || who(body).isEmpty()))
            throw new Invalid(List.of(new FieldError("/accountId", "required", "is required")));
    }

    /** A caller who sees the customer sees the ticket in any queue. To give a ticket away beyond the own sight there is the assignment. */
    private void checkQueue(TicketBody body, @Nullable Ticket of) {
        var queue = body.queueId();
        if (queue == null || of != null && queue.equals(of.body().queueId())) return;
        named.queues().require(queue);
        var seesCustomer = Call.current().sight().all() || body.accountId() != null && named.accounts().has(body.accountId());
        if (of != null && !seesCustomer) named.queues().requireOwn(queue);
    }

    /** A call begins before all is known. A field that was there is not taken away. Facts of another system are as they are. */
    private void requireFields(TicketBody body, @Nullable Ticket of) {
        if (Boolean.TRUE.equals(body.history()) || of == null && CALL.equals(body.channel())) return;
        var lacked = of == null ? List.<String>of() : named.settings().missing(of.body());
        var errors = named.settings().missing(body).stream().filter(field -> !lacked.contains(field) && !isRecognised(body, field))
                .map(field -> new FieldError("/" + field, "required", "is required")).toList();
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    private boolean isRecognised(TicketBody body, String field) {
        return (field.equals("accountId") || field.equals("contactId")) && who(body).isPresent();
    }

    private Optional<Recognised> who(TicketBody body) {
        return body.asker().flatMap(named.askers()::find);
    }

    /** Facts of another system stay that, and what is worked on here is never told. Nobody reports a ticket after it was there. */
    private static void requireSameKind(TicketBody body, Ticket of) {
        if (!Objects.equals(body.history(), of.body().history()))
            throw new Invalid(List.of(new FieldError("/history", "rule", "cannot be changed")));
        var reported = body.reportedAt();
        if (!Boolean.TRUE.equals(body.history()) && reported != null && !reported.equals(of.body().reportedAt())
                && reported.isAfter(of.made().plus(PastFacts.TOLERANCE)))
            throw new Invalid(List.of(new FieldError("/reportedAt", "rule", "must not be after the ticket was stored")));
    }

    private void requirePast(TicketBody body, @Nullable TicketBody before) {
        var facts = new PastFacts(clock.instant());
        facts.require("/reportedAt", body.reportedAt(), Maybe.map(before, TicketBody::reportedAt));
        facts.require("/occurredAt", body.occurredAt(), Maybe.map(before, TicketBody::occurredAt));
        facts.require("/acknowledgedAt", body.acknowledgedAt(), Maybe.map(before, TicketBody::acknowledgedAt));
        facts.require("/firstRepliedAt", body.firstRepliedAt(), Maybe.map(before, TicketBody::firstRepliedAt));
        facts.require("/solvedAt", body.solvedAt(), Maybe.map(before, TicketBody::solvedAt));
        facts.require("/closedAt", body.closedAt(), Maybe.map(before, TicketBody::closedAt));
    }

    @Override
    public void adding(Ticket ticket) {
        who(ticket.body()).ifPresent(ticket::isOf);
        ticket.number(numbers.next());
        added.add(ticket.id().value());
    }

    /**
     * Notes another severity, by which clocks count from now on, another queue, and another time of the report. Facts of another system start
     * no clocks.
     */
    @Override
    public void changed(Ticket ticket, @Nullable TicketBody before) {
        var now = ticket.body();
        if (Boolean.TRUE.equals(now.history())) return;
        touched.add(ticket.id().value());
        if (before == null) return;
        if (before.severity() != now.severity() || !Objects.equals(before.queueId(), now.queueId()))
            changed.add(ticket.id().value());
        if (!Objects.equals(before.reportedAt(), now.reportedAt())) reported.add(ticket.id().value());
        if (isOfOther(before.contactId(), now.contactId()) || isOfOther(before.accountId(), now.accountId())) given.add(ticket.id());
    }

    /** Returns true if it was somebody's. Who asked without being known has the same link when they are recognised. */
    private static boolean isOfOther(@Nullable Id before, @Nullable Id now) {
        return before != null && !before.equals(now);
    }

    /** The page of a ticket is its customer's: whoever had it before reads and answers nothing any more. */
    @Override
    public void written() {
        for (var ticket : given) named.links().revoke(TicketPages.PURPOSE, ticket.value());
        numbers.end();
        log.begin(added);
        log.report(reported);
        log.append(changed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        followers.follow(touched);
    }
}
