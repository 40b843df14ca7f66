package io.perennial.engagement.callbacks;

import io.perennial.accounts.SeenAccounts;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.records.Surroundings;
import io.perennial.renewals.Owners;
import io.perennial.tickets.NamedContacts;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.TicketId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows what some callbacks refer to, read once for all of them. Takes the time of their members, and lets timers watch them. */
final class CallbackSurroundings implements Surroundings<Callback, CallbackBody> {
    record Named(SeenAccounts accounts, NamedContacts contacts, Map<TicketId, NamedTicket> tickets, NamedOrigins origins,
            UsualZones zones, SilentContacts silent) {}

    private final Named named;
    private final Owners owners;
    private final Calling calling;
    private final CallbackLog log;

    /** Holds those for which time was taken before they are changed; what stays here was refused afterwards. */
    private final Map<CallbackId, Callback> taken = new LinkedHashMap<>();

    CallbackSurroundings(Named named, Owners owners, Calling calling, CallbackLog log) {
        this.named = named;
        this.owners = owners;
        this.calling = calling;
        this.log = log;
    }

    @Override
    public boolean sees(Callback callback) {
        return named.accounts().has(callback.about());
    }

    @Override
    public void check(CallbackBody body, @Nullable Callback of) {
        var before = Maybe.map(of, Callback::body);
        named.accounts().require(body.accountId());
        checkReferences(body, before);
        checkOwner(body, before);
        if (before != null && before.isHistory() != body.isHistory())
            throw new Invalid(List.of(new FieldError("/history", "rule", "cannot be changed")));
        if (body.isHistory()) return;
        if (of == null || before == null) calling.refusePast(new CallbackTime(body.local(), named.zones().of(body)), body.window());
        else if (of.standing().isOpen()) {
            refuseOthers(of, body, before);
            refuseLonger(of, body, before);
            moveTime(of, body, before);
        }
    }

    /** Accepts who cannot work now for what another system tells of the past. */
    private void checkOwner(CallbackBody body, @Nullable CallbackBody before) {
        var owner = Maybe.map(before, CallbackBody::ownerId);
        if (body.isHistory()) owners.check(body.ownerId(), owner);
        else owners.checkWorking(body.ownerId(), owner);
    }

    private void moveTime(Callback of, CallbackBody body, CallbackBody before) {
        var time = time(body, of);
        if (!time.equals(of.time())) calling.refusePast(time, body.window());
        else if (Objects.equals(body.ownerId(), before.ownerId()) && body.length() == before.length()) return;
        calling.take(of, body, time);
        taken.put(of.id(), of);
    }

    /** A window that grows when it has begun would turn a miss into a promise that was kept. */
    private void refuseLonger(Callback of, CallbackBody body, CallbackBody before) {
        if (!of.isDue(calling.now()) || !time(body, of).equals(of.time())) return;
        if (body.window() > before.window() || body.length() > before.length())
            throw new Invalid(List.of(new FieldError(body.window() > before.window() ? "/windowMinutes" : "/minutes", "rule",
                    "cannot grow when the promised time has come")));
    }

    /** A promise that was not kept stays with whoever had it, also when another time was agreed on since. */
    private void refuseOthers(Callback of, CallbackBody body, CallbackBody before) {
        var isOwned = Objects.equals(body.ownerId(), before.ownerId());
        if (isOwned && Objects.equals(body.teamId(), before.teamId())) return;
        if (of.standing().wasMissed() || of.startsAt().plusSeconds(60L * before.window()).isBefore(calling.now()))
            throw new Invalid(List.of(new FieldError(isOwned ? "/teamId" : "/ownerId", "rule",
                    "cannot be changed when the promised time is over")));
    }

    private static CallbackTime time(CallbackBody body, Callback of) {
        return new CallbackTime(body.local(), body.zone() == null ? of.time().zone() : body.zone());
    }

    /** Accepts what it referred to before: a contact may be deleted since, or a ticket merged. */
    private void checkReferences(CallbackBody body, @Nullable CallbackBody before) {
        var same = before != null && before.accountId().equals(body.accountId()) ? before : null;
        var contact = body.contactId();
        if (contact != null && (same == null || !contact.equals(same.contactId()))) named.contacts().require(contact, body.accountId());
        if (same == null || !Objects.equals(body.renewalId(), same.renewalId()))
            named.origins().require(body.renewalId(), body.accountId());
        if (before == null || !Objects.equals(body.teamId(), before.teamId())) named.origins().require(body.teamId());
        var ticket = body.ticketId();
        if (ticket == null || same != null && ticket.equals(same.ticketId())) return;
        var found = named.tickets().get(ticket);
        if (found == null || !body.accountId().equals(found.accountId()))
            throw CallbackRefusal.UNKNOWN_TICKET.at("/ticketId", "Unknown ticket of this account.");
    }

    @Override
    public void adding(Callback callback) {
        var body = callback.body();
        callback.beginIn(named.zones().of(callback.isPlaced() ? body : body.in(null)));
        if (body.isHistory()) return;
        named.silent().ask(callback, null);
        if (body.ownerId() != null) calling.take(callback, body, callback.time());
    }

    @Override
    public void changed(Callback callback, @Nullable CallbackBody before) {
        taken.remove(callback.id());
        if (callback.isHistory()) return;
        calling.watch(callback);
        if (before == null) return;
        if (callback.standing().isOpen()) named.silent().ask(callback, before);
        var then = new CallbackTime(before.local(), Objects.requireNonNull(before.zone()));
        if (!then.equals(callback.time())) log.move(callback.id(), then, AskedBy.US, null, calling.now());
    }

    @Override
    public void written() {
        for (var callback : taken.values()) calling.take(callback, callback.body(), callback.time());
    }
}
