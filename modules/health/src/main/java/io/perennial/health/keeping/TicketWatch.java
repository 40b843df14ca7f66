package io.perennial.health.keeping;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.TypeId;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;

/** Consumes the events of tickets: they come, move between states, or get another account. Nothing is touched until the account is known. */
@ApplicationScoped
@ListensAs("health.ticket-watch")
class TicketWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<TicketEvent> happened) {
        touched.touch(happened.all(event -> Stream.concat(Stream.ofNullable(event.account()), former(event).stream())));
    }

    /** Returns the account that the ticket had before, if it is another one now. */
    private static Optional<AccountId> former(TicketEvent event) {
        var moved = event.changes().fields().get("accountId");
        if (moved == null || moved.before() == null) return Optional.empty();
        return TypeId.parse(moved.before().toString(), "acct", AccountId::new);
    }
}
