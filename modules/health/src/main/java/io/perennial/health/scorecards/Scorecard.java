package io.perennial.health.scorecards;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.health.scorecards.ScorecardState.Draft;
import io.perennial.health.scorecards.ScorecardState.Numbered;
import io.perennial.health.scorecards.ScorecardState.Published;
import io.perennial.health.scorecards.ScorecardState.Retired;
import io.perennial.health.scorecards.ScorecardView.State;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.TenantOwned;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One version of a scorecard: a draft can be changed, a published one scores accounts, a retired one did so before. */
@Entity
@Table(schema = "health", name = "scorecard")
class Scorecard extends TenantOwned {
    private static final String FIXED = "Scores refer to this version, so it cannot be changed. Draft a new version.";

    private String name;
    private int precedence;

    @Convert(converter = Definition.class) private ScorecardBody definition;

    @Column(updatable = false) private boolean declared;

    private State state;
    private @Nullable Integer number;

    @Column(name = "published_at") private @Nullable Instant publishedAt;
    @Column(name = "retired_at") private @Nullable Instant retiredAt;
    @Column(name = "deleted_at") private @Nullable Instant deletedAt;

    /** @param declared true if it comes from the tenant's files, not from a member */
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
            case DRAFT -> new Draft();
            case PUBLISHED -> new Published(Objects.requireNonNull(number), Objects.requireNonNull(publishedAt));
            case RETIRED -> new Retired(
                    Objects.requireNonNull(number), Objects.requireNonNull(publishedAt), Objects.requireNonNull(retiredAt));
        };
    }

    boolean isLive() {
        return deletedAt == null;
    }

    ScorecardEvent.Created created() {
        return new ScorecardEvent.Created(id(), name, Changes.to(definition));
    }

    /** Applies the body. Returns empty if nothing changed. */
    Optional<ScorecardEvent.Changed> change(ScorecardBody to, Instant now) {
        draft();
        var changes = Changes.between(definition, to);
        if (changes.isEmpty()) return Optional.empty();
        become(to);
        touched(now);
        return Optional.of(new ScorecardEvent.Changed(id(), name, changes));
    }

    ScorecardEvent.Deleted delete(Instant now) {
        draft();
        deletedAt = now;
        touched(now);
        return new ScorecardEvent.Deleted(id(), name, Changes.none());
    }

    /** @param number the next one of its name */
    ScorecardEvent.Published publish(int number, Instant now) {
        become(draft().publish(number, now));
        touched(now);
        return new ScorecardEvent.Published(id(), name, Changes.to(new Step(number)));
    }

    ScorecardEvent.Retired retire(Instant now) {
        become(switch (state()) {
            case Draft _ -> throw ScorecardRefusal.SCORECARD_NOT_PUBLISHED.because("A draft cannot be retired. Delete it.");
            case Published published -> published.retire(now);
            case Retired _ -> throw ScorecardRefusal.SCORECARD_RETIRED.because("The scorecard is already retired.");
        });
        touched(now);
        return new ScorecardEvent.Retired(id(), name, Changes.none());
    }

    /** The change in the event of a publication. */
    private record Step(int number) {}

    /** Returns this scorecard if it is a draft; refuses otherwise. */
    Draft draft() {
        return switch (state()) {
            case Draft draft -> draft;
            case Published _ -> throw ScorecardRefusal.SCORECARD_PUBLISHED.because(FIXED);
            case Retired _ -> throw ScorecardRefusal.SCORECARD_RETIRED.because(FIXED);
        };
    }

    private void become(ScorecardBody body) {
        name = body.name();
        precedence = requireNonNull(body.precedence());
        definition = body;
    }

    private void become(ScorecardState to) {
        state = to.word();
        number = to instanceof Numbered numbered ? numbered.number() : null;
        publishedAt = to instanceof Numbered numbered ? numbered.publishedAt() : null;
        retiredAt = to instanceof Retired retired ? retired.retiredAt() : null;
    }

    /** Converts the definition for its column. */
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
