package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.NumberForm;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.surveys.AnswerId;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.WaveId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is read.
 *
 * @param complete false if a required question has no answer
 * @param loopState what was done about it, if the respondent is unhappy; null if nobody has to react
 * @param loopTaskId the task that it made for the owner
 * @param askedAgain the next score of the same contact to a survey of this kind
 * @param askedAgainChange by how much that is more than this score: what changed, which proves nothing
 */
public record AnswerView(
        AnswerId id,
        SurveyId surveyId,
        String surveyName,
        int surveyVersion,
        SurveyKind kind,
        @Nullable WaveId waveId,
        @Nullable InvitationId invitationId,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        @Nullable ContactId contactId,
        @Nullable String contactName,
        @Nullable TicketId ticketId,
        @Nullable Integer score,
        @Nullable String comment,
        Map<String, Object> values,
        @Nullable Locale language,
        boolean callMe,
        @Nullable Integer seconds,
        boolean complete,
        Instant answeredAt,
        boolean history,
        FrozenFacts frozen,
        List<String> tags,
        @Nullable LoopState loopState,
        @Nullable MemberId loopOwnerId,
        @Nullable String loopOwnerName,
        @Nullable LocalDate loopDueOn,
        @Nullable String loopCause,
        @Nullable String loopAction,
        @Nullable Instant loopClosedAt,
        @Nullable TaskId loopTaskId,
        @Nullable Integer askedAgain,
        @Nullable AnswerId askedAgainId,
        @Nullable Instant askedAgainAt,
        @Nullable Integer askedAgainChange,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    static final String SEEN =
            """
            select id, survey_id, (select s.name from {surveys.survey} s where s.id = t.survey_id) as survey_name, survey_version, kind, wave_id,
                   invitation_id, account_id, (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name,
                   contact_id, (select c.name from {joined accounts.live_contact} c where c.id = t.contact_id) as contact_name,
                   ticket_id, score, comment, given as values, language, call_me, seconds, complete, answered_at, history, frozen, tags, loop_state,
                   loop_owner_id, (select m.name from {identity.member_name} m where m.id = t.loop_owner_id) as loop_owner_name,
                   loop_due_on, loop_cause, loop_action, loop_closed_at,
                   loop_task_id, asked_again, asked_again_id, asked_again_at, asked_again - t.score as asked_again_change,
                   external_keys, created_at, updated_at, version
            from {surveys.visible_answer} t
            left join lateral (
                select n.score as asked_again, n.id as asked_again_id, n.answered_at as asked_again_at
                from {joined surveys.answer} n
                where n.contact_id = t.contact_id and n.kind = t.kind and n.answered_at > t.answered_at and n.deleted_at is null
                  and n.score is not null
                order by n.answered_at, n.id limit 1) n on true
            """;
    private static final String ONE = SEEN + " where id = :id";
    private static final String WRITTEN =
            "(position(lower(:text) in lower(l.comment)) > 0"
                    + " or exists (select from jsonb_each_text(l.values) v where position(lower(:text) in lower(v.value)) > 0))";
    private static final NumberForm SCORES = new NumberForm(0, 10);

    static final Listing<AnswerView> LISTING = Answers.KIND.filtered(Listing.of(AnswerView.class, SEEN, "-answeredAt"))
            .filter("surveyId", SurveyId.class, "l.survey_id = :surveyId")
            .filter("kind", SurveyKind.class, "l.kind = :kind")
            .filter("waveId", WaveId.class, "l.wave_id = :waveId")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("loopState", LoopState.class, "l.loop_state = :loopState")
            .filter("loopOwnerId", MemberId.class, "l.loop_owner_id = :loopOwnerId")
            .filter("callMe", Boolean.class, call -> call ? "l.call_me" : "not l.call_me")
            .filter("scoreFrom", SCORES, "l.score >= :scoreFrom")
            .filter("scoreUntil", SCORES, "l.score < :scoreUntil")
            .filter("tag", TextForm.upTo(50), "jsonb_exists_any(l.tags, :tag::text[])")
            .filter("text", TextForm.upTo(100), WRITTEN)
            .sort("answeredAt", "answered_at", "timestamptz")
            .sort("loopDueOn", "loop_due_on", "date", "infinity");

    static AnswerView get(AnswerId id, Sql sql) {
        return sql.first(AnswerView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
