package io.perennial.surveys.answers;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import io.perennial.surveys.AnswerId;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.WaveId;
import io.perennial.tickets.TicketId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer to a version of a survey. It keeps that version, and the customer as it was. */
@Entity
@Table(schema = "surveys", name = "answer")
class Answer extends KeyedRecord<AnswerBody> {
    @Column(name = "survey_id") private SurveyId surveyId;
    @Column(name = "survey_version") private int surveyVersion;
    private String kind;
    @Column(name = "wave_id") private @Nullable WaveId waveId;
    @Column(name = "invitation_id") private @Nullable InvitationId invitationId;
    @Column(name = "account_id") private @Nullable AccountId accountId;
    @Column(name = "contact_id") private @Nullable ContactId contactId;
    @Column(name = "ticket_id") private @Nullable TicketId ticketId;
    private @Nullable Integer score;
    private @Nullable String comment;
    @Column(name = "given") @Convert(converter = Stored.Fields.class) private Map<String, Object> values;
    private @Nullable Locale language;
    @Column(name = "call_me") private boolean callMe;
    private @Nullable Integer seconds;
    private boolean complete;
    @Column(name = "answered_at") private Instant answeredAt;
    private boolean history;
    @Convert(converter = Attributes.class) private Map<String, String> attributes;
    @Convert(converter = Stored.Texts.class) private List<String> tags;
    @Convert(converter = FrozenFacts.Kept.class) private FrozenFacts frozen;
    /** Null if it is read without a state. */
    @Embedded private @Nullable Loop loop;

    Answer(AnswerBody body, Instant now) {
        super(new AnswerId(TypeId.next()), body, now);
        answeredAt = now;
        kind = "";
        frozen = FrozenFacts.NONE;
        loop = new Loop();
        become(body);
    }

    /** For EclipseLink. */
    protected Answer() {}

    @Override
    public AnswerId id() {
        return new AnswerId(key());
    }

    /** Ties a new answer to what was asked, before it is stored. */
    void isOf(PublishedSurvey survey, @Nullable WaveId wave) {
        surveyVersion = survey.number();
        kind = survey.kind().name().toLowerCase(Locale.ROOT);
        waveId = wave;
    }

    void freeze(FrozenFacts facts) {
        frozen = facts;
    }

    FrozenFacts frozen() {
        return frozen;
    }

    void complete(boolean all) {
        complete = all;
    }

    Loop loop() {
        if (loop == null) loop = new Loop();
        return loop;
    }

    SurveyId surveyId() {
        return surveyId;
    }

    int surveyVersion() {
        return surveyVersion;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    @Nullable
    AccountId accountId() {
        return accountId;
    }

    @Nullable
    ContactId contactId() {
        return contactId;
    }

    @Nullable
    InvitationId invitationId() {
        return invitationId;
    }

    @Nullable
    TicketId ticketId() {
        return ticketId;
    }

    @Nullable
    Integer score() {
        return score;
    }

    @Nullable
    String comment() {
        return comment;
    }

    String kind() {
        return kind;
    }

    /** Returns true if a member has to talk to the respondent. */
    boolean isUnhappy() {
        return !history && accountId != null && (callMe || score != null && isUnhappyAt(score));
    }

    boolean isCallWanted() {
        return callMe;
    }

    /** Returns true if this score would be an unhappy answer to the same question. */
    boolean isUnhappyAt(int other) {
        return SurveyKind.valueOf(kind.toUpperCase(Locale.ROOT)).isUnhappy(other);
    }

    /** Returns true if it takes back what the respondent was unhappy about before. */
    boolean isContent() {
        return accountId != null && !callMe && score != null && !isUnhappyAt(score);
    }

    /** Ends what nobody has to do any more. */
    AnswerEvent letGo(Instant now) {
        touched(now);
        return new AnswerEvent.LoopMoved(id(), accountId, label(), loop().end());
    }

    AnswerEvent found() {
        return new AnswerEvent.DetractorFound(id(), accountId, label(), Changes.none());
    }

    AnswerEvent move(AnswerLoop to, Instant now) {
        touched(now);
        return new AnswerEvent.LoopMoved(id(), accountId, label(), loop().move(to, now));
    }

    /** Returns what it is called: the kind of the survey and the score. */
    String label() {
        return kind.toUpperCase(Locale.ROOT) + (score == null ? "" : " " + score);
    }

    @Override
    protected AnswerEvent created(Changes changes) {
        return new AnswerEvent.Created(id(), accountId, label(), changes);
    }

    @Override
    protected AnswerEvent changed(Changes changes) {
        return new AnswerEvent.Changed(id(), accountId, label(), changes);
    }

    @Override
    protected AnswerEvent deleted(Changes changes) {
        return new AnswerEvent.Deleted(id(), accountId, label(), changes);
    }

    @Override
    public AnswerBody body() {
        return new AnswerBody(surveyId, accountId, contactId, ticketId, invitationId, score, comment, values, language, callMe, seconds,
                answeredAt, history, attributes, tags, externalKeys());
    }

    @Override
    protected final void become(AnswerBody body) {
        surveyId = body.surveyId();
        accountId = body.accountId();
        contactId = body.contactId();
        ticketId = body.ticketId();
        invitationId = body.invitationId();
        score = body.score();
        comment = body.comment();
        values = body.values();
        language = body.language();
        callMe = Boolean.TRUE.equals(body.callMe());
        seconds = body.seconds();
        answeredAt = Objects.requireNonNullElse(body.answeredAt(), answeredAt);
        history = Boolean.TRUE.equals(body.history());
        attributes = body.attributes();
        tags = body.tags();
    }

    /** Stores the attributes of an employee by name. */
    @Converter
    static class Attributes implements AttributeConverter<Map<String, String>, Object> {
        @Override
        public String convertToDatabaseColumn(Map<String, String> attributes) {
            return Stored.document(attributes);
        }

        @Override
        public Map<String, String> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
