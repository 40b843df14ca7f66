package io.perennial.tickets.sla;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes deletions of tickets that went with their accounts. All other changes are followed in their own transactions. */
@ApplicationScoped
@ListensAs("tickets.clock-watch")
class TicketWatch {
    @Inject TicketClocks clocks;

    void on(@Observes Happened<TicketEvent> happened) {
        var gone = happened.events().stream().filter(TicketEvent.Deleted.class::isInstance).map(event -> event.subject().value()).toList();
        if (!gone.isEmpty()) clocks.follow(gone);
    }
}
