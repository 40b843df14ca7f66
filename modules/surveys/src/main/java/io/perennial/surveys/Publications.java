package io.perennial.surveys;

import io.perennial.kernel.Invalid;
import io.perennial.platform.events.Events;
import io.perennial.platform.json.Stored;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.surveys.questions.Questionnaire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Publishes drafts as versions. A version never changes, and answers keep the one that they were given to. */
@ApplicationScoped
class Publications {
    /** The languages of our own texts on the page: of buttons, hints and notes. */
    private static final Set<String> BUILT_IN = Set.of("en", "zh-Hans", "zh-Hant");

    private static final String SAME =
            """
            select count(*) from {surveys.survey_version}
            where survey_id = :id and number = :number and definition = :definition::jsonb
            """;
    private static final String ADD =
            """
            insert into surveys.survey_version (tenant_id, survey_id, number, definition, published_at)
            values (:tenant, :id, :number, :definition::jsonb, :now)
            """;

    @Inject Surveys surveys;
    @Inject Records records;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Publishes the draft, unless it is what was published last. Refuses one that is not complete. */
    void publish(SurveyId id, Conditions conditions) {
        var survey = records.get(surveys, id);
        conditions.refuseExisting(survey.version(), survey.publishedVersion() != null);
        var draft = survey.draft();
        var last = survey.publishedVersion();
        var definition = Stored.document(draft);
        if (last != null && sql.number(SAME, Map.of("id", id, "number", last, "definition", definition)) > 0) return;
        conditions.refuseStale(survey.version());
        requireComplete(draft);
        var number = last == null ? 1 : last + 1;
        sql.change(ADD, Map.of("id", id, "number", number, "definition", definition, "now", clock.instant()));
        events.publish(survey.publish(number, clock.instant()));
    }

    private static void requireComplete(SurveyBody draft) {
        var faults = new Questionnaire(draft.kind().scored().orElse(null), draft.languages(), draft.questions()).faults(BUILT_IN);
        if (!faults.isEmpty()) throw new Invalid(faults);
    }
}
