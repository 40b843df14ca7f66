package io.perennial.vendors;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes changes of tickets: one that a vendor has comes back if no grant names it any more, because it went to another queue or account. */
@ApplicationScoped
@ListensAs("vendors.handover-watch")
class HandoverWatch {
    @Inject GrantReturns returns;

    void on(@Observes Happened<TicketEvent> happened) {
        var changed = happened.events().stream().filter(HandoverWatch::mayMove).map(TicketEvent::subject).distinct().toList();
        if (!changed.isEmpty()) returns.among(changed);
    }

    private static boolean mayMove(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Assigned _,TicketEvent.Changed _,TicketEvent.HandedOver _,TicketEvent.Reopened _,TicketEvent.Restored _,TicketEvent.Unmerged _ ->
                true;
            case TicketEvent.Created _,TicketEvent.Deleted _,TicketEvent.StateChanged _,TicketEvent.Solved _,TicketEvent.Closed _,TicketEvent.Merged _,TicketEvent.MarkedAsSpam _,TicketEvent.HandedBack _,TicketEvent.Returned _ ->
                false;
        };
    }
}
