package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.SeenAccounts;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.surveys.AnswerId;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.WaveId;
import io.perennial.tickets.NamedContacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds what some answers refer to, read once for all of them, as far as the caller sees it.
 *
 * @param facts of the accounts, as they are now
 */
@BeyondSight("An invitation is held while it is answered, whoever sees it; nothing of it is told.")
record AskedOf(
        Sql sql, Set<UUID> visible, Map<SurveyId, PublishedSurvey> surveys, SeenAccounts accounts, NamedContacts contacts,
        Map<InvitationId, Invited> invitations, Map<UUID, AboutTicket> tickets, Map<AccountId, FrozenFacts> facts) {
    /**
     * An invitation, and the version that it asks.
     *
     * @param answered true if it has an answer, or was answered on the page
     */
    record Invited(InvitationId id, WaveId waveId, SurveyId surveyId, int surveyVersion, ContactId contactId, boolean answered) {}

    /** A ticket that an answer is about. */
    record AboutTicket(UUID id, @Nullable AccountId accountId, @Nullable MemberId assigneeId, @Nullable String assigneeName,
            @Nullable VendorId vendorId, @Nullable String product) {}

    private record Held(InvitationId id) {}

    private record Facts(
            AccountId id, @Nullable MemberId ownerId, @Nullable String ownerName, @Nullable String tier, @Nullable String segment,
            @Nullable String lifecycleStage, @Nullable String band, @Nullable String arrBand) {
        FrozenFacts frozen() {
            return new FrozenFacts(ownerId, ownerName, tier, segment, lifecycleStage, band, arrBand, null, null, null, null);
        }
    }

    private static final String VISIBLE = "select id from {surveys.visible_answer} where id = any (:ids)";
    /** The second of two answers to one invitation waits, and then finds the first. */
    private static final String HOLD = "select id from {beyond surveys.invitation} where id = any (:ids) order by id for update";
    private static final String INVITED =
            """
            select i.id, i.wave_id, i.survey_id, w.survey_version, i.contact_id,
                   i.form_hash is not null
                       or exists (select from {joined surveys.answer} a where a.invitation_id = i.id and a.deleted_at is null) as answered
            from {surveys.visible_invitation} i join {surveys.wave} w on w.id = i.wave_id
            where i.id = any (:ids)
            """;
    private static final String TICKETS =
            """
            select t.id, t.account_id, t.assignee_id, (select m.name from {identity.member_name} m where m.id = t.assignee_id) as assignee_name,
                   coalesce((select h.vendor_id from {joined tickets.current_handover} h where h.ticket_id = t.id),
                            (select v.vendor_id from {identity.vendor_member} v where v.id = t.assignee_id)) as vendor_id,
                   t.product
            from {tickets.visible_ticket} t
            where t.id = any (:ids)
            """;
    private static final String FACTS =
            """
            select a.id, a.owner_id, (select m.name from {identity.member_name} m where m.id = a.owner_id) as owner_name, a.tier, a.segment,
                   a.lifecycle_stage, (select h.band from {joined accounts.health} h where h.account_id = a.id) as band,
                   case when coalesce(a.arr, 0) = 0 then 'none' when a.arr < 10000 then 'under_10k' when a.arr < 100000 then 'under_100k'
                        else 'from_100k' end as arr_band
            from {accounts.visible_account} a
            where a.id = any (:ids)
            """;

    static AskedOf all(List<AnswerBody> bodies, Collection<Answer> answers, Sql sql) {
        var at = accounts(bodies);
        var invitations = ids(bodies, AnswerBody::invitationId);
        sql.list(Held.class, HOLD, invitations);
        return new AskedOf(
                sql,
                Known.among(answers.stream().map(Answer::id), VISIBLE, sql),
                PublishedSurvey.held(bodies.stream().flatMap(body -> Stream.ofNullable(body.surveyId())), sql),
                SeenAccounts.held(at.stream(), sql),
                NamedContacts.of(bodies.stream().flatMap(body -> Stream.ofNullable(body.contactId())), sql),
                by(Invited::id, sql.list(Invited.class, INVITED, invitations)),
                by(AboutTicket::id, sql.list(AboutTicket.class, TICKETS, ids(bodies, AnswerBody::ticketId))),
                Call.current().keeping().run(() -> sql.list(Facts.class, FACTS, ids(bodies, AnswerBody::accountId))).stream()
                        .collect(Collectors.toMap(Facts::id, Facts::frozen)));
    }

    private static List<AccountId> accounts(List<AnswerBody> bodies) {
        return bodies.stream().flatMap(body -> Stream.ofNullable(body.accountId())).distinct().toList();
    }

    private static Map<String, ?> ids(List<AnswerBody> bodies, Function<AnswerBody, @Nullable Id> of) {
        return Map.of("ids", bodies.stream().map(of).filter(Objects::nonNull).map(Id::value).distinct().toArray(UUID[]::new));
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, List<V> values) {
        return values.stream().collect(Collectors.toMap(key, value -> value));
    }

    /** Returns the version that a body answers: that of its invitation or of the answer that it changes, else the current one. */
    Optional<PublishedSurvey> survey(AnswerBody body, @Nullable Answer of) {
        if (of != null && of.surveyId().equals(body.surveyId()) && of.surveyVersion() > 0)
            return version(of.surveyId(), of.surveyVersion());
        var invited = invited(body);
        if (invited.isPresent()) return version(invited.get().surveyId(), invited.get().surveyVersion());
        return Optional.ofNullable(surveys.get(body.surveyId()));
    }

    private Optional<PublishedSurvey> version(SurveyId survey, int number) {
        var current = surveys.get(survey);
        return current != null && current.number() == number ? Optional.of(current) : PublishedSurvey.version(survey, number, sql);
    }

    Optional<Invited> invited(AnswerBody body) {
        return Optional.ofNullable(body.invitationId()).map(invitations::get);
    }

    /** Returns the facts of the account now, with those of the ticket that the answer is about. */
    FrozenFacts frozen(AnswerBody body) {
        var account = body.accountId() == null ? FrozenFacts.NONE : facts.getOrDefault(body.accountId(), FrozenFacts.NONE);
        var ticket = Maybe.map(body.ticketId(), id -> tickets.get(id.value()));
        if (ticket == null) return account;
        return new FrozenFacts(account.ownerId(), account.ownerName(), account.tier(), account.segment(), account.lifecycleStage(),
                account.band(), account.arrBand(), ticket.assigneeId(), ticket.assigneeName(), ticket.vendorId(), ticket.product());
    }

    boolean sees(AnswerId answer) {
        return visible.contains(answer.value());
    }
}
