package io.perennial.surveys;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.surveys.questions.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A survey as it is read: its draft, and what was published of it.
 *
 * @param publishedVersion the number of the version that is asked now; null if it was never published
 * @param changedSince true if the draft is not what was published
 */
public record SurveyView(
        SurveyId id,
        String name,
        SurveyKind kind,
        List<String> languages,
        List<Question> questions,
        @Nullable SurveyTrigger trigger,
        List<String> groupings,
        @Nullable Integer publishedVersion,
        @Nullable Instant publishedAt,
        boolean changedSince,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /** Says if a survey can be asked. */
    private enum Publication { DRAFT, PUBLISHED }

    static final String SEEN =
            """
            select id, name, kind, draft -> 'languages' as languages, draft -> 'questions' as questions,
                   case when draft -> 'trigger' = 'null' then null else draft -> 'trigger' end as trigger, draft -> 'groupings' as groupings,
                   published_version, published_at,
                   coalesce((select v.definition <> s.draft from {surveys.survey_version} v
                             where v.survey_id = s.id and v.number = s.published_version), true) as changed_since,
                   external_keys, created_at, updated_at, version
            from {surveys.visible_survey} s
            """;
    private static final String ONE = SEEN + " where id = :id";

    static final Listing<SurveyView> LISTING = Surveys.KIND.filtered(Listing.of(SurveyView.class, SEEN, "createdAt"))
            .filter("kind", SurveyKind.class, "l.kind = :kind")
            .filter("publication", Publication.class, SurveyView::published)
            .sort("createdAt", "id", "uuid");

    private static String published(Publication publication) {
        return "l.published_version is " + (publication == Publication.PUBLISHED ? "not null" : "null");
    }

    static SurveyView get(SurveyId id, Sql sql) {
        return sql.first(SurveyView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
