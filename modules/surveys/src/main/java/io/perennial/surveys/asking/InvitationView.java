package io.perennial.surveys.asking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a contact was asked or not, and what became of it.
 *
 * @param reasons why the contact was not asked, all of them, the first one first; empty if they were
 * @param sendAt when it goes out, because of business hours
 * @param openedAt unverified
 * @param optedOutAt when the contact said that they want to be asked nothing any more, which holds now
 */
public record InvitationView(
        InvitationId id,
        SurveyId surveyId,
        WaveId waveId,
        AccountId accountId,
        ContactId contactId,
        @Nullable String contactName,
        @Nullable TicketId ticketId,
        InvitationState state,
        List<NotAsked> reasons,
        @Nullable String language,
        Instant decidedAt,
        @Nullable Instant sendAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant openedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant remindedAt,
        @Nullable Instant optedOutAt) {
    private static final String INVITATIONS =
            """
            select id, survey_id, wave_id, account_id, contact_id, contact_name, ticket_id, state, reasons, language, decided_at, send_at, sent_at,
                   delivered_at, bounced_at, opened_at, answered_at, reminded_at,
                   (select max(o.created_at) from {joined surveys.opt_out} o
                    where o.ended_at is null and (o.contact_id = i.contact_id
                          or o.address = (select lower(c.emails ->> 0) from {joined accounts.live_contact} c where c.id = i.contact_id))) as opted_out_at
            from {surveys.visible_invitation} i
            """;

    static final Listing<InvitationView> OF_SURVEY = Listing
            .of(InvitationView.class, INVITATIONS + " where survey_id = :survey", "-decidedAt")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("waveId", WaveId.class, "l.wave_id = :waveId")
            .filter("state", InvitationState.class, "l.state = :state")
            .always("decidedAt", "id", "uuid");

    static Optional<InvitationView> find(InvitationId id, Sql sql) {
        return sql.first(InvitationView.class, INVITATIONS + " where id = :id", Map.of("id", id));
    }
}
