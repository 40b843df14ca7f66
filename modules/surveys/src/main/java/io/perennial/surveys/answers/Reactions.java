package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.calendars.Calendars;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.AnswerId;
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

/**
 * Does what follows from answers: their invitations are done, the owner of an unhappy customer has two business days to talk to them, and does not have to
 * any more when the respondent says something better.
 */
@BeyondSight("A contact is not called twice within two weeks, whoever sees the first answer; it is not told.")
@ApplicationScoped
class Reactions {
    private static final int NOT_AGAIN = 14;

    private record Country(@Nullable String country) {}

    private record Said(int score) {}

    /** An earlier answer of a respondent, about which somebody has something to do. */
    private record Before(AnswerId id, AccountId accountId, String label, boolean contacted, LocalDate dueOn) {
        AnswerEvent ended() {
            return new AnswerEvent.LoopMoved(id, accountId, label, new Changes(
                    Map.of("loopState", new Change(LoopState.OPEN, null), "loopDueOn", new Change(dueOn, null))));
        }
    }

    private static final String ANSWERED =
            """
            update surveys.invitation set state = 'answered', answered_at = coalesce(answered_at, :now)
            where tenant_id = :tenant and id = any (:ids) and state <> 'not_asked'
            """;
    /** An answer on the page is followed only by answers on the page: nobody else takes back a customer's words, or says that they were heard. */
    private static final String ALIKE = "(not :page or external_keys @> '[{\"system\": \"page\"}]')";
    private static final String CALLED =
            """
            select count(*) from {beyond surveys.live_answer}
            where contact_id = :contact and loop_state is not null and answered_at > :since and id <> :id and $alike
            """.replace("$alike", ALIKE);
    private static final String LATER =
            """
            select score from {beyond surveys.live_answer}
            where contact_id = :contact and kind = :kind and answered_at > :at and score is not null and id <> :id and $alike
            order by answered_at desc, id desc limit 1
            """.replace("$alike", ALIKE);
    private static final String BEFORE =
            """
            select id, account_id, upper(kind) || coalesce(' ' || score, '') as label, loop_state = 'contacted' as contacted, loop_due_on as due_on
            from {beyond surveys.live_answer}
            where contact_id = :contact and kind = :kind and answered_at < :at and loop_state in ('open', 'contacted') and not call_me
              and id <> :id and (:page or not external_keys @> '[{"system": "page"}]')
            order by id
            """;
    private static final String END =
            """
            update surveys.answer set loop_state = null, loop_owner_id = null, loop_due_on = null, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and loop_state = 'open'
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
        for (var answer : written) {
            if (!answer.isUnhappy()) letGo(answer);
            else if (!answer.loop().isThere() && !isCalled(answer) && !isTakenBack(answer)) open(answer);
        }
    }

    /** Returns true if the same person has said something better since, and no call was asked for. */
    private boolean isTakenBack(Answer answer) {
        if (answer.contactId() == null || answer.isCallWanted()) return false;
        return sql.first(Said.class, LATER, of(answer)).filter(last -> !answer.isUnhappyAt(last.score())).isPresent();
    }

    /** Ends what nobody has to do any more, because the respondent has changed the answer or has given a better one since. */
    private void letGo(Answer answer) {
        var loop = answer.loop();
        if (loop.isThere() && !loop.state().isClosed() && tasks.overtake(answer.id(), !loop.isOpen(), answer))
            events.publish(answer.letGo(clock.instant()));
        if (answer.contactId() == null || !answer.isContent()) return;
        for (var before : sql.list(Before.class, BEFORE, of(answer)))
            if (tasks.overtake(before.id(), before.contacted(), answer)
                    && sql.change(END, Map.of("id", before.id(), "now", clock.instant())) > 0)
                events.publish(before.ended());
    }

    private static Map<String, ?> of(Answer answer) {
        return Map.of("id", answer.id(), "contact", Objects.requireNonNull(answer.contactId()), "kind", answer.kind(), "at",
                answer.answeredAt(), "page", Voice.isOfPage(answer));
    }

    /** Returns true if somebody talks to this contact already. */
    private boolean isCalled(Answer answer) {
        if (answer.contactId() == null) return false;
        var since = answer.answeredAt().minus(java.time.Duration.ofDays(NOT_AGAIN));
        return sql.number(CALLED, Map.of("contact", answer.contactId(), "since", since, "id", answer.id(), "page",
                Voice.isOfPage(answer))) > 0;
    }

    private void open(Answer answer) {
        var due = due(answer);
        var planned = tasks.plan(answer, due);
        answer.loop().open(answer.frozen().ownerId(), due, planned.orElse(null));
        if (planned.isEmpty()) tasks.again(answer);
        events.publish(answer.found());
    }

    private LocalDate due(Answer answer) {
        var account = Map.of("id", Objects.requireNonNull(answer.accountId()));
        var country = sql.first(Country.class, COUNTRY, account).map(Country::country).orElse(null);
        return new LoopDue(calendars.ofCountry(country), home.settings().zone()).of(answer.answeredAt(), clock.instant());
    }
}
