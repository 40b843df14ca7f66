package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyTrigger;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Asks about a ticket that is still solved. One that was merged, is spam, or is facts of another system, asks nobody. */
@ApplicationScoped
class AskAboutTicket implements TimerJob {
    static final String JOB = "survey-after-ticket";

    private record Solved(TicketId id, ContactId contactId) {}

    private static final String SOLVED =
            """
            select id, contact_id from {tickets.visible_ticket}
            where id = :id and state in ('solved', 'closed') and merged_into is null and contact_id is not null and not history
            """;

    @Inject AskLater later;
    @Inject Inviting inviting;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    /** @param id those of the survey and the ticket */
    @Override
    public void fire(String id) {
        later.planned(id, SurveyTrigger.Event.TICKET_SOLVED).ifPresent(planned -> TypeId.parse(planned.about(), "tick", TicketId::new)
                .flatMap(ticket -> sql.first(Solved.class, SOLVED, Map.of("id", ticket)))
                .ifPresent(found -> inviting.invite(planned.survey(), found.contactId(), found.id().text(), found.id())));
    }
}
