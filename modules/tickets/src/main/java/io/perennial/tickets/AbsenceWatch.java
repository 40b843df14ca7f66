package io.perennial.tickets;

import io.perennial.calendars.AbsenceEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the absences of members: when one begins, the member's unanswered tickets go back to their queues. */
@ApplicationScoped
@ListensAs("tickets.absence-watch")
class AbsenceWatch {
    @Inject Jobs jobs;

    void on(@Observes Happened<AbsenceEvent> happened) {
        for (var event : happened.events()) switch (event) {
            case AbsenceEvent.Created created -> jobs.at(ReturnTickets.JOB, created.subject().text(), created.from());
            case AbsenceEvent.Deleted deleted -> jobs.cancel(ReturnTickets.JOB, deleted.subject().text());
        }
    }
}
