package io.perennial.surveys;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A survey: a draft that changes, and versions of it that were published and never change. */
@Entity
@Table(schema = "surveys", name = "survey")
class Survey extends KeyedRecord<SurveyBody> {
    private String name;
    @Convert(converter = Drafts.class) private SurveyBody draft;
    @Column(name = "published_version") private @Nullable Integer publishedVersion;
    @Column(name = "published_at") private @Nullable Instant publishedAt;

    Survey(SurveyBody body, Instant now) {
        super(new SurveyId(TypeId.next()), body, now);
        become(body);
    }

    /** For EclipseLink. */
    protected Survey() {}

    @Override
    public SurveyId id() {
        return new SurveyId(key());
    }

    @Override
    protected SurveyEvent created(Changes changes) {
        return new SurveyEvent.Created(id(), name, changes);
    }

    @Override
    protected SurveyEvent changed(Changes changes) {
        return new SurveyEvent.Changed(id(), name, changes);
    }

    @Override
    protected SurveyEvent deleted(Changes changes) {
        return new SurveyEvent.Deleted(id(), name, changes);
    }

    @Override
    public SurveyBody body() {
        return new SurveyBody(name, draft.kind(), draft.languages(), draft.questions(), draft.trigger(), draft.groupings(), externalKeys());
    }

    @Override
    protected final void become(SurveyBody body) {
        name = body.name();
        draft = new SurveyBody(body.name(), body.kind(), body.languages(), body.questions(), body.trigger(), body.groupings(), List.of());
    }

    /** Returns the draft, without external keys. */
    SurveyBody draft() {
        return draft;
    }

    @Nullable
    Integer publishedVersion() {
        return publishedVersion;
    }

    /** Publishes the draft as this version. */
    SurveyEvent publish(int number, Instant now) {
        var changes = new Changes(Map.of("publishedVersion", new Changes.Change(publishedVersion, number)));
        publishedVersion = number;
        publishedAt = now;
        touched(now);
        return new SurveyEvent.Published(id(), name, changes);
    }

    /** Stores the draft as a document. */
    @Converter
    static class Drafts implements AttributeConverter<SurveyBody, Object> {
        @Override
        public String convertToDatabaseColumn(SurveyBody draft) {
            return Stored.document(draft);
        }

        @Override
        public SurveyBody convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
