package io.perennial.engagement.followup;

import io.perennial.engagement.followup.FollowUpTrigger.Event;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Has the rules on solved tickets done at once when a ticket was solved. */
@ApplicationScoped
@ListensAs("engagement.ticket-follow-ups")
class TicketFollowUps {
    @Inject FollowUpRules rules;

    void on(@Observes Happened<TicketEvent.Solved> happened) {
        rules.wake(Event.TICKET_SOLVED, Event.COMPLAINT_SOLVED);
    }
}
