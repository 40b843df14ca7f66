package io.perennial.surveys.asking;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyTrigger;
import io.perennial.tickets.TicketEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Consumes tickets that are solved or reopened: the contact is asked some time after the solution, unless the ticket is open again. */
@ApplicationScoped
@ListensAs("surveys.solved-tickets")
class SolvedTickets {
    private static final int HOURS = 24;

    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    void on(@Observes Happened<TicketEvent> happened) {
        var solved = happened.events().stream().filter(TicketEvent.Solved.class::isInstance).toList();
        if (solved.isEmpty()) return;
        for (var survey : PublishedSurvey.triggered(SurveyTrigger.Event.TICKET_SOLVED, sql)) {
            var trigger = survey.definition().trigger();
            int hours = trigger == null || trigger.delayHours() == null ? HOURS : trigger.delayHours();
            var at = clock.instant().plus(Duration.ofHours(hours));
            for (var event : solved) jobs.at(AskAboutTicket.JOB, survey.id().text() + " " + event.subject().text(), at);
        }
    }
}
