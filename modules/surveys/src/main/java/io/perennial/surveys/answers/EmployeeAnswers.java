package io.perennial.surveys.answers;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.WaveId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what employees answer on the page, so that nobody can tell whose answer it is: the id is random, the time is the day, there is no
 * event, and neither the invitation nor the language is kept.
 */
@ApplicationScoped
public class EmployeeAnswers {
    private static final String TEAM = "team";

    private static final String ADD =
            """
            insert into surveys.answer (tenant_id, id, survey_id, survey_version, kind, wave_id, score, comment, given, call_me, complete,
                                        answered_at, history, attributes, counted_on, created_at, updated_at)
            values (:tenant, :id, :survey, :number, :kind, :wave, :score, :comment::text, :given::jsonb, false, true, :day, false,
                    :attributes::jsonb, :today, :day, :day)
            """;

    @Inject Home home;
    @Inject Sql sql;

    /**
     * Stores an answer.
     *
     * @param values of the other questions, by their ids
     * @param team of the employee, which is kept only if the survey declares it as a grouping
     */
    public void give(PublishedSurvey survey, WaveId wave, int score, @Nullable String comment, Map<String, Object> values,
            @Nullable String team) {
        var kept = team != null && survey.definition().groupings().contains(TEAM) ? Map.of(TEAM, team) : Map.of();
        var today = home.today();
        sql.change(ADD, Sql.values("id", UUID.randomUUID(), "survey", survey.id(), "number", survey.number(), "kind", survey.kind(), "wave",
                wave, "score", score, "comment", comment, "given", values, "attributes", kept, "today", today,
                "day", today.atStartOfDay(home.settings().zone()).toInstant()));
    }
}
