package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks those who decide at an account that is still at the stage that it had reached. */
@ApplicationScoped
class AskAtStage implements TimerJob {
    static final String JOB = "survey-at-stage";

    private record Asked(ContactId contactId) {}

    private static final String DECIDING =
            """
            select c.id as contact_id
            from {whole accounts.live_account} a
            join {joined accounts.live_contact} c on c.account_id = a.id and c.role in ('decision_maker', 'economic_buyer', 'champion')
            where a.id = :id and a.lifecycle_stage = :stage
            order by c.id
            """;

    @Inject AskLater later;
    @Inject Inviting inviting;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    /** @param id those of the survey and the account */
    @Override
    public void fire(String id) {
        later.planned(id, SurveyTrigger.Event.STAGE_REACHED).ifPresent(planned -> {
            var stage = Objects.requireNonNullElse(planned.trigger().stage(), "");
            for (var one : deciding(planned.about(), stage)) inviting.invite(planned.survey(), one.contactId(), "stage " + stage, null);
        });
    }

    private List<Asked> deciding(String account, String stage) {
        return TypeId.parse(account, "acct", AccountId::new)
                .map(found -> sql.list(Asked.class, DECIDING, Map.of("id", found, "stage", stage))).orElse(List.of());
    }
}
