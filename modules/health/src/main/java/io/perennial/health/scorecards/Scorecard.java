package io.perennial.health.scorecards;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.health.scorecards.ScorecardState.Draft;
import io.perennial.health.scorecards.ScorecardState.Numbered;
import io.perennial.health.scorecards.ScorecardState.Published;
import io.perennial.health.scorecards.ScorecardState.Retired;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.Stored;
import io.perennial.platform.TenantOwned;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One version of a scorecard: a draft is worked on, a published one is what accounts are scored with, a retired one was. */
@Entity
@Table(schema = "health", name = "scorecard")
class Scorecard extends TenantOwned {
    private String name;
    private int precedence;

    @Convert(converter = Definition.class)
    private ScorecardBody definition;

    @Column(updatable = false) private boolean declared;

    private String state;
    private @Nullable Integer number;

    @Column(name = "published_at") private @Nullable Instant publishedAt;
    @Column(name = "retired_at") private @Nullable Instant retiredAt;
    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    /** @param declared whether it comes from the files of the company, not from one of its people */
    Scorecard(ScorecardBody body, boolean declared, Instant now) {
        super(new ScorecardId(TypeId.next()), now);
        this.declared = declared;
        become(body);
        become(new Draft());
    }

    /** For EclipseLink. */
    protected Scorecard() {}

    ScorecardId id() {
        return new ScorecardId(key());
    }

    ScorecardBody body() {
        return definition;
    }

    ScorecardState state() {
        return switch (state) {
            case "draft" -> new Draft();
            case "published" -> new Published(Objects.requireNonNull(number), Objects.requireNonNull(publishedAt));
            case "retired" -> new Retired(
                    Objects.requireNonNull(number), Objects.requireNonNull(publishedAt), Objects.requireNonNull(retiredAt));
            default -> throw new IllegalStateException("A scorecard in no known state: " + state);
        };
    }

    boolean isLive() {
        return deletedAt == null;
    }

    ScorecardEvent.Created created() {
        return new ScorecardEvent.Created(id(), name, Changes.to(definition));
    }

    private void become(ScorecardBody body) {
        name = body.name();
        precedence = body.precedence();
        definition = body;
    }

    private void become(ScorecardState to) {
        state = to.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        number = to instanceof Numbered numbered ? numbered.number() : null;
        publishedAt = to instanceof Numbered numbered ? numbered.publishedAt() : null;
        retiredAt = to instanceof Retired retired ? retired.retiredAt() : null;
    }

    /** How what it says is kept. */
    @Converter
    public static class Definition implements AttributeConverter<ScorecardBody, Object> {
        @Override
        public String convertToDatabaseColumn(ScorecardBody body) {
            return Stored.document(body);
        }

        @Override
        public ScorecardBody convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
