package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Asks somebody about a callback that reached them. One that is facts of another system asks nobody. */
@ApplicationScoped
class AskAboutCallback implements TimerJob {
    static final String JOB = "survey-after-callback";

    private record Reached(CallbackId id, ContactId contactId) {}

    private static final String REACHED =
            """
            select id, contact_id from {engagement.visible_callback}
            where id = :id and state = 'reached' and contact_id is not null and not history
            """;

    @Inject AskLater later;
    @Inject Inviting inviting;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    /** @param id those of the survey and the callback */
    @Override
    public void fire(String id) {
        later.planned(id, SurveyTrigger.Event.CALLBACK_REACHED).ifPresent(planned -> TypeId.parse(planned.about(), "call", CallbackId::new)
                .flatMap(callback -> sql.first(Reached.class, REACHED, Map.of("id", callback)))
                .ifPresent(found -> inviting.invite(planned.survey(), found.contactId(), found.id().text(), null)));
    }
}
