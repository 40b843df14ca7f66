package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.Home;
import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Asks the decision makers of customers whose contracts renew in the number of days that a survey says. */
@ApplicationScoped
class DueRenewals implements RecurringJob {
    private record Due(UUID id, ContactId contactId) {}

    private static final String DUE =
            """
            select r.id, c.id as contact_id
            from {renewals.visible_renewal} r
            join {joined accounts.live_contact} c on c.account_id = r.account_id and c.role in ('decision_maker', 'economic_buyer', 'champion')
            where r.due_on = :day and r.state in ('open', 'deferred')
            order by r.id, c.id
            """;

    @Inject Tenants tenants;
    @Inject Inviting inviting;
    @Inject Home home;
    @Inject Sql sql;

    @Override
    public String name() {
        return "surveys-before-renewals";
    }

    @Override
    public String cron() {
        return "0 20 * * * *";
    }

    @Override
    public void run() {
        tenants.each(name(), this::ask);
    }

    /** Asks each contact about each renewal once, however often it runs on the day. */
    void ask() {
        for (var survey : PublishedSurvey.triggered(SurveyTrigger.Event.RENEWAL_DUE, sql)) {
            var days = Objects.requireNonNull(Objects.requireNonNull(survey.definition().trigger()).days());
            for (var due : due(home.today().plusDays(days))) inviting.invite(survey, due.contactId(), due.id().toString(), null);
        }
    }

    private List<Due> due(LocalDate day) {
        return sql.list(Due.class, DUE, Map.of("day", day));
    }
}
