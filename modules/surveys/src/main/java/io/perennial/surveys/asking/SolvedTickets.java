package io.perennial.surveys.asking;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.surveys.SurveyTrigger;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes tickets that are solved or reopened: the contact is asked some time after the solution, unless the ticket is open again. */
@ApplicationScoped
@ListensAs("surveys.solved-tickets")
class SolvedTickets {
    @Inject AskLater later;

    void on(@Observes Happened<TicketEvent> happened) {
        var solved = happened.events().stream().filter(TicketEvent.Solved.class::isInstance).map(TicketEvent::subject).distinct().toList();
        later.plan(SurveyTrigger.Event.TICKET_SOLVED, AskAboutTicket.JOB, solved);
    }
}
