package io.perennial.surveys.asking;

import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plans to ask about something that happened, by each survey whose trigger names it, after the time that the trigger says. */
@ApplicationScoped
class AskLater {
    /** A survey, and the text of the id of what it is about, as a job is told of them. */
    record Planned(PublishedSurvey survey, String about) {
        SurveyTrigger trigger() {
            return Objects.requireNonNull(survey.definition().trigger());
        }
    }

    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    /** @param about what happened to */
    void plan(SurveyTrigger.Event event, String job, Collection<? extends Id> about) {
        if (!about.isEmpty()) plan(event, job, about, trigger -> true);
    }

    void plan(SurveyTrigger.Event event, String job, Collection<? extends Id> about, Predicate<SurveyTrigger> meant) {
        for (var survey : PublishedSurvey.triggered(event, sql)) {
            var trigger = Objects.requireNonNull(survey.definition().trigger());
            if (!meant.test(trigger)) continue;
            var at = clock.instant().plus(trigger.delay());
            for (var one : about) jobs.at(job, survey.id().text() + " " + one.text(), at);
        }
    }

    /** Returns what a job was planned for, unless the survey is not asked at this event any more. */
    Optional<Planned> planned(String id, SurveyTrigger.Event event) {
        var ids = id.split(" ", 2);
        return TypeId.parse(ids[0], "surv", SurveyId::new)
                .flatMap(known -> PublishedSurvey.current(Stream.of(known), sql).values().stream().findFirst())
                .filter(survey -> survey.definition().trigger() != null && survey.definition().trigger().event() == event)
                .map(survey -> new Planned(survey, ids[1]));
    }
}
