package io.perennial.tickets;

import io.perennial.accounts.SeenAccounts;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Call;
import io.perennial.records.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The accounts and contacts that some tickets name, read once for all of them, and the numbers of new ones. */
record TicketSurroundings(SeenAccounts seen, NamedContacts contacts, Numbering numbers,
        Clock clock) implements Surroundings<Ticket, TicketBody> {
    /** The clocks of two machines differ by less. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Override
    public boolean sees(Ticket ticket) {
        var account = ticket.accountId();
        return account == null ? Call.current().sight().all() : seen.has(account);
    }

    @Override
    public void check(TicketBody body, @Nullable Ticket of) {
        if (body.accountId() != null) seen.require(body.accountId());
        else if (!Call.current().sight().all()) throw new Invalid(List.of(new FieldError("/accountId", "required", "is required")));
        if (body.contactId() != null && !isSame(body, of)) contacts.require(body.contactId(), body.accountId());
        refuseFuture(body.reportedAt(), "/reportedAt");
        refuseFuture(body.occurredAt(), "/occurredAt");
    }

    /** Returns true for an unchanged contact, who may have been deleted since. */
    private static boolean isSame(TicketBody body, @Nullable Ticket of) {
        var before = of == null ? null : of.body();
        return before != null && body.contactId() != null && body.contactId().equals(before.contactId())
                && body.accountId() != null && body.accountId().equals(before.accountId());
    }

    private void refuseFuture(@Nullable Instant at, String pointer) {
        if (at != null && at.isAfter(clock.instant().plus(TOLERANCE)))
            throw new Invalid(List.of(new FieldError(pointer, "rule", "must not be in the future")));
    }

    @Override
    public void adding(Ticket ticket) {
        ticket.number(numbers.next());
    }

    @Override
    public void written() {
        numbers.end();
    }
}
