package io.perennial.tickets.sla;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of tickets: their clocks follow from them. */
@ApplicationScoped
@ListensAs("tickets.clock-watch")
class TicketWatch {
    @Inject TicketClocks clocks;

    void on(@Observes Happened<TicketEvent> happened) {
        clocks.follow(happened.each(event -> event.subject().value()));
    }
}
