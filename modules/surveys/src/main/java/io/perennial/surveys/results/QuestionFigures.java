package io.perennial.surveys.results;

import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes what was answered to the questions besides the scored one, from the answers that the caller sees. */
@ApplicationScoped
class QuestionFigures {
    /** An answer with its values, which are missing where the caller may not read them. */
    private record Filled(@Nullable Map<String, Object> values, @Nullable UUID account) {}

    /** The latest answer of a contact in a wave. Answers of nobody known count one by one. */
    private static final String FILLED =
            """
            select distinct on (coalesce(contact_id, id), wave_id) given as values, account_id as account
            from {surveys.visible_answer}
            where survey_id = :id and answered_at >= :from and answered_at < :until
            order by coalesce(contact_id, id), wave_id, answered_at desc, id desc
            """;

    @Inject Sql sql;

    /**
     * Returns the figures of the questions of the current version. What was answered to an earlier one counts where it is an answer to the same question
     * now.
     *
     * @param period with {@code id}, {@code from} and {@code until}
     */
    List<QuestionFigure> of(SurveyId id, Map<String, ?> period) {
        var survey = PublishedSurvey.current(Stream.of(id), sql).get(id);
        if (survey == null || survey.questionnaire().others().isEmpty()) return List.of();
        var filled = sql.list(Filled.class, FILLED, period);
        return survey.questionnaire().others().stream()
                .map(question -> Told.of(question, filled.stream()
                        .filter(one -> one.values() != null && question.isAnsweredBy(one.values().get(question.id())))
                        .map(one -> new Told.Value(Objects.requireNonNull(Objects.requireNonNull(one.values()).get(question.id())),
                                one.account()))
                        .toList()).figure())
                .toList();
    }
}
