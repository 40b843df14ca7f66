package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation, as far as sending it and its page need it.
 *
 * @param formHash of the form with which it was answered, by whose secret the answer can be changed
 * @param optedOut true if the contact, or somebody with the same address, wants to be asked nothing any more
 */
record Invitation(
        InvitationId id, SurveyId surveyId, int surveyVersion, AccountId accountId, ContactId contactId, @Nullable TicketId ticketId,
        InvitationState state, WaveState waveState, Instant closesAt, boolean remind, @Nullable String language, @Nullable String country,
        @Nullable String address, @Nullable String name, @Nullable Instant openedAt, @Nullable String formHash,
        boolean optedOut) {
    private static final String ONE =
            """
            select i.id, i.survey_id, w.survey_version, i.account_id, i.contact_id, i.ticket_id, i.state, w.state as wave_state, w.closes_at, w.remind,
                   i.language, a.country, c.emails ->> 0 as address, c.name, i.opened_at, i.form_hash,
                   exists (select from {joined surveys.opt_out} o
                           where (o.contact_id = c.id or o.address = lower(c.emails ->> 0)) and o.ended_at is null) as opted_out
            from {surveys.visible_invitation} i
            join {surveys.wave} w on w.id = i.wave_id
            join {joined accounts.live_contact} c on c.id = i.contact_id
            join {joined accounts.live_account} a on a.id = i.account_id
            where i.id = :id
            """;

    static Optional<Invitation> find(UUID id, Sql sql) {
        return sql.first(Invitation.class, ONE, Map.of("id", id));
    }

    /** Returns true if it can be answered. */
    boolean isAsked() {
        return waveState == WaveState.OPEN && !optedOut && switch (state) {
            case DECIDED, SENT, DELIVERED, OPENED, ANSWERED -> true;
            case NOT_ASKED, EXPIRED, BOUNCED -> false;
        };
    }

    /** Returns true if somebody was asked who has not answered yet. */
    boolean isWaiting() {
        return isAsked() && state != InvitationState.ANSWERED;
    }

    PublishedSurvey survey(Sql sql) {
        return PublishedSurvey.version(surveyId, surveyVersion, sql).orElseThrow();
    }
}
