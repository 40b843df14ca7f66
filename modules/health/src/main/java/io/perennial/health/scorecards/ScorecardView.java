package io.perennial.health.scorecards;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a scorecard as the API returns it.
 *
 * @param number counts the published versions of its name, from 1; null for a draft
 * @param declared true if the tenant's files declare it; then only they can change it
 */
public record ScorecardView(
        ScorecardId id,
        String name,
        @Nullable Integer number,
        State state,
        boolean declared,
        int precedence,
        List<String> segments,
        RollUp rollUp,
        List<Measure> measures,
        List<Band> bands,
        List<ScoreException> exceptions,
        int leastCoverage,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /** The state of a version. */
    public enum State {
        DRAFT, PUBLISHED, RETIRED;

        /** Converts the state for its column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<State, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable State value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable State convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, State.class);
            }
        }
    }

    static final String SEEN =
            """
            select id, name, number, state, declared, precedence, definition -> 'segments' as segments,
                   definition ->> 'rollUp' as roll_up, definition -> 'measures' as measures, definition -> 'bands' as bands,
                   definition -> 'exceptions' as exceptions, coalesce((definition ->> 'leastCoverage')::integer, 0) as least_coverage,
                   published_at, retired_at, created_at, updated_at, version
            from {health.scorecard}
            where deleted_at is null
            """;

    static final Listing<ScorecardView> LISTING = Listing.of(ScorecardView.class, SEEN, "name")
            .filter("name", TextForm.upTo(100), "l.name = :name")
            .filter("state", State.class, "l.state = :state")
            .sort("name", "name", "text")
            .sort("createdAt", "id", "uuid");

    static ScorecardView get(ScorecardId id, Sql sql) {
        return sql.first(ScorecardView.class, SEEN + " and id = :id", Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
