package io.perennial.surveys.answers;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.records.Surroundings;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks answers against the version that was asked, ties them to it, and lets members react to unhappy ones. */
final class AnswerSurroundings implements Surroundings<Answer, AnswerBody> {
    /** The clocks of two machines differ by less. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final Voice voice;
    private final AskedOf asked;
    private final Reactions reactions;
    private final Clock clock;
    private final List<Answer> written = new ArrayList<>();
    /** The invitations that this write has given an answer. */
    private final Set<InvitationId> answered = new HashSet<>();

    AnswerSurroundings(Voice voice, AskedOf asked, Reactions reactions, Clock clock) {
        this.voice = voice;
        this.asked = asked;
        this.reactions = reactions;
        this.clock = clock;
    }

    @Override
    public boolean sees(Answer answer) {
        return asked.sees(answer.id());
    }

    @Override
    public void check(AnswerBody body, @Nullable Answer of) {
        if (body.accountId() != null && (of == null || !body.accountId().equals(of.accountId())))
            asked.accounts().require(body.accountId());
        if (body.contactId() != null && (of == null || !body.contactId().equals(of.contactId())))
            asked.contacts().require(body.contactId(), body.accountId());
        var survey = asked.survey(body, of).orElseThrow(PublishedSurvey::refused);
        if (survey.kind().isOfEmployees()) throw PublishedSurvey.answeredThemselves();
        checkNamed(body, of);
        voice.check(body, of);
        var errors = new ArrayList<FieldError>();
        checkWho(body, survey, errors);
        checkScore(body, survey, errors);
        errors.addAll(survey.questionnaire().faultsOf(all(body, survey)));
        if (body.answeredAt() != null && body.answeredAt().isAfter(clock.instant().plus(TOLERANCE)))
            errors.add(new FieldError("/answeredAt", "rule", "must not be in the future"));
        if (!errors.isEmpty()) throw new Invalid(errors);
    }

    private void checkNamed(AnswerBody body, @Nullable Answer of) {
        if (body.invitationId() != null && (of == null || !body.invitationId().equals(of.invitationId()))) {
            var invited = asked.invited(body);
            if (invited.isEmpty() || !invited.get().surveyId().equals(body.surveyId())
                    || !invited.get().contactId().equals(body.contactId()))
                throw AnswerRefusal.UNKNOWN_INVITATION.at("/invitationId", "Unknown invitation of this contact.");
            if (voice != Voice.RESPONDENT && (invited.get().answered() || answered.contains(body.invitationId())))
                throw AnswerRefusal.ANSWER_FIXED.because("This invitation has an answer already.");
        }
        if (body.ticketId() != null && (of == null || !body.ticketId().equals(of.ticketId()))) {
            var ticket = asked.tickets().get(body.ticketId().value());
            if (ticket == null || !Objects.equals(ticket.accountId(), body.accountId()))
                throw AnswerRefusal.UNKNOWN_TICKET.at("/ticketId", "Unknown ticket of this account.");
        }
    }

    private static void checkWho(AnswerBody body, PublishedSurvey survey, List<FieldError> errors) {
        if (body.accountId() == null) errors.add(new FieldError("/accountId", "required", "is required"));
        if (!survey.definition().groupings().containsAll(body.attributes().keySet()))
            errors.add(new FieldError("/attributes", "unknown_field", "has an attribute that the survey does not declare"));
    }

    private static void checkScore(AnswerBody body, PublishedSurvey survey, List<FieldError> errors) {
        var score = body.score();
        var scored = survey.kind().scored();
        if (score == null) return;
        if (scored.isEmpty()) errors.add(new FieldError("/score", "rule", "must be missing, because nothing is scored"));
        else if (score < scored.get().least() || score > scored.get().most())
            errors.add(new FieldError("/score", "range", Wording.of("must be between {min} and {max}").with("min", scored.get().least())
                    .with("max", scored.get().most())));
    }

    private static Map<String, Object> all(AnswerBody body, PublishedSurvey survey) {
        var values = new HashMap<>(body.values());
        survey.questionnaire().scoredQuestion().ifPresent(question -> {
            if (body.score() != null && survey.kind().scored().isPresent()
                    && body.score() >= question.kind().least() && body.score() <= question.kind().most())
                values.put(question.id(), body.score());
        });
        return values;
    }

    @Override
    public void checkDelete(Answer answer) {
        voice.checkDelete(answer);
    }

    @Override
    public void adding(Answer answer) {
        var body = answer.body();
        var survey = asked.survey(body, null).orElseThrow(PublishedSurvey::refused);
        answer.isOf(survey, asked.invited(body).map(AskedOf.Invited::waveId).orElse(null));
        answer.freeze(asked.frozen(body));
    }

    @Override
    public void changed(Answer answer, @Nullable AnswerBody before) {
        if (!answer.isLive()) return;
        if (answer.invitationId() != null) answered.add(answer.invitationId());
        var survey = asked.survey(answer.body(), answer).orElseThrow(PublishedSurvey::refused);
        answer.complete(survey.questionnaire().unanswered(all(answer.body(), survey)).isEmpty());
        written.add(answer);
    }

    @Override
    public void written() {
        reactions.to(written);
    }
}
