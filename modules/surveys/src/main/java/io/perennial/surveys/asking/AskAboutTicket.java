package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;

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

    @Inject Inviting inviting;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    /** @param id those of the survey and the ticket */
    @Override
    public void fire(String id) {
        var ids = id.split(" ", 2);
        var survey = TypeId.parse(ids[0], "surv", SurveyId::new)
                .flatMap(known -> PublishedSurvey.current(Stream.of(known), sql).values().stream().findFirst());
        var ticket = TypeId.parse(ids[1], "tick", TicketId::new).flatMap(known -> sql.first(Solved.class, SOLVED, Map.of("id", known)));
        if (survey.isPresent() && ticket.isPresent())
            inviting.invite(survey.get(), ticket.get().contactId(), ticket.get().id().text(), ticket.get().id());
    }
}
