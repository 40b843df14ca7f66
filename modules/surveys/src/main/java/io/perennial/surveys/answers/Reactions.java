package io.perennial.surveys.answers;

import io.perennial.calendars.Calendars;
import io.perennial.identity.Home;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does what follows from answers: their invitations are done, and the owner of an unhappy customer has two business days to talk to them. */
@BeyondSight("A contact is not called twice within two weeks, whoever sees the first answer; it is not told.")
@ApplicationScoped
class Reactions {
    private static final int BUSINESS_DAYS = 2;
    private static final int NOT_AGAIN = 14;

    private record Country(@Nullable String country) {}

    private static final String ANSWERED =
            """
            update surveys.invitation set state = 'answered', answered_at = coalesce(answered_at, :now)
            where tenant_id = :tenant and id = any (:ids) and state <> 'not_asked'
            """;
    private static final String CALLED =
            """
            select count(*) from {beyond surveys.answer}
            where contact_id = :contact and loop_state is not null and deleted_at is null and answered_at > :since and id <> :id
            """;
    private static final String COUNTRY = "select country from {accounts.visible_account} where id = :id";

    @Inject Events events;
    @Inject LoopTasks tasks;
    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    void to(List<Answer> written) {
        var invitations = written.stream().flatMap(answer -> Stream.ofNullable(answer.invitationId())).map(InvitationId::value).distinct()
                .toArray(UUID[]::new);
        if (invitations.length > 0) sql.change(ANSWERED, Map.of("ids", invitations, "now", clock.instant()));
        for (var answer : written) if (answer.isUnhappy() && !answer.loop().isThere() && !isCalled(answer)) open(answer);
    }

    /** Returns true if somebody talks to this contact already. */
    private boolean isCalled(Answer answer) {
        if (answer.contactId() == null) return false;
        var since = answer.answeredAt().minus(java.time.Duration.ofDays(NOT_AGAIN));
        return sql.number(CALLED, Map.of("contact", answer.contactId(), "since", since, "id", answer.id())) > 0;
    }

    private void open(Answer answer) {
        var due = due(answer);
        answer.loop().open(answer.frozen().ownerId(), due, tasks.plan(answer, due).orElse(null));
        events.publish(answer.found());
    }

    private LocalDate due(Answer answer) {
        var account = Map.of("id", Objects.requireNonNull(answer.accountId()));
        var country = sql.first(Country.class, COUNTRY, account).map(Country::country).orElse(null);
        var today = home.today();
        return calendars.ofCountry(country).time().workDay(today, BUSINESS_DAYS).orElse(today.plusDays(BUSINESS_DAYS));
    }
}
