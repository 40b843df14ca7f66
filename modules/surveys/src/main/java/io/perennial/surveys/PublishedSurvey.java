package io.perennial.surveys;

import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.surveys.questions.Questionnaire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A version of a survey, as it is asked and answered. */
public record PublishedSurvey(SurveyId id, String name, SurveyKind kind, int number, SurveyBody definition) {
    /** A survey with waves or answers is not deleted: who adds one waits for the deletion, or the deletion for them. */
    private static final String HOLD =
            "select id from {surveys.survey} where id = any (:ids) and deleted_at is null order by id for share";
    private static final String PUBLISHED =
            """
            select s.id, s.name, s.kind, v.number, v.definition
            from {surveys.visible_survey} s
            join {surveys.survey_version} v on v.survey_id = s.id
            """;
    private static final String CURRENT = PUBLISHED + "where s.id = any (:ids) and v.number = s.published_version";
    private static final String ONE = PUBLISHED + "where s.id = :id and v.number = :number";
    private static final String TRIGGERED =
            PUBLISHED + "where v.number = s.published_version and v.definition -> 'trigger' ->> 'event' = :event order by s.id";

    /** Returns the current versions of those of the surveys that are published. */
    public static Map<SurveyId, PublishedSurvey> current(Stream<SurveyId> ids, Sql sql) {
        return current(ids.map(SurveyId::value).distinct().toArray(UUID[]::new), sql);
    }

    /** Returns the same, and keeps them from being deleted until the transaction ends. For writers of waves and answers. */
    public static Map<SurveyId, PublishedSurvey> held(Stream<SurveyId> ids, Sql sql) {
        var wanted = ids.map(SurveyId::value).distinct().toArray(UUID[]::new);
        if (wanted.length > 0) sql.list(Known.class, HOLD, Map.of("ids", wanted));
        return current(wanted, sql);
    }

    private static Map<SurveyId, PublishedSurvey> current(UUID[] wanted, Sql sql) {
        if (wanted.length == 0) return Map.of();
        return sql.list(PublishedSurvey.class, CURRENT, Map.of("ids", wanted)).stream()
                .collect(Collectors.toMap(PublishedSurvey::id, published -> published));
    }

    public static Optional<PublishedSurvey> version(SurveyId id, int number, Sql sql) {
        return sql.first(PublishedSurvey.class, ONE, Map.of("id", id, "number", number));
    }

    /** Returns the current version, and keeps the survey from being deleted until the transaction ends. Refuses one that is not published. */
    public static PublishedSurvey held(SurveyId id, Sql sql) {
        return Optional.ofNullable(held(Stream.of(id), sql).get(id)).orElseThrow(PublishedSurvey::refused);
    }

    /** Returns the surveys that are asked by themselves at this event. */
    public static List<PublishedSurvey> triggered(SurveyTrigger.Event event, Sql sql) {
        return sql.list(PublishedSurvey.class, TRIGGERED, Map.of("event", event));
    }

    /** Returns the refusal of a body that names a survey that cannot be asked. */
    public static Refusal refused() {
        return SurveyRefusal.SURVEY_NOT_PUBLISHED.at("/surveyId", "This survey is not published.");
    }

    /** Returns the refusal of a wave that chooses among employees. */
    public static Refusal asksAll() {
        return SurveyRefusal.SURVEY_OF_EMPLOYEES.at("/surveyId", "A survey of employees asks all of them.");
    }

    /** Returns the refusal of an answer of an employee that somebody else writes. */
    public static Refusal answeredThemselves() {
        return SurveyRefusal.SURVEY_OF_EMPLOYEES.at("/surveyId",
                "Employees answer on their page only. Among answers that somebody knows, the others could be found.");
    }

    public Questionnaire questionnaire() {
        return new Questionnaire(kind.scored().orElse(null), definition.languages(), definition.questions());
    }
}
