package io.perennial.surveys.results;

import io.perennial.identity.Home;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.SurveyId;
import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.results.SurveyResults.GroupFigure;
import io.perennial.surveys.statistics.SmallGroups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Computes the results of employees. No group under five is shown, and none can be found by subtraction: each period is a quarter that is over, so that
 * no two of them share an answer, and there is one grouping at a time, by an attribute that the published survey declares. Only what was answered on
 * the page counts, on the day on which it came: nothing that somebody knows fills a group up, and nothing that comes later changes what was shown.
 */
@BeyondSight("The answers of employees belong to no account, and only groups of five and more are told.")
@ApplicationScoped
class EmployeeResults {
    private static final String GIVEN =
            """
            select score, null::uuid as account, attributes ->> :by as "group", null::uuid as wave, survey_version as version, false as invited, null as tier
            from {beyond surveys.employee_answer}
            where survey_id = :id and score is not null and coalesce(counted_on, (counted_at at time zone :zone)::date) >= :from
              and coalesce(counted_on, (counted_at at time zone :zone)::date) < :until
            """;
    private static final int QUARTER = 3;
    private static final Response NOBODY = Response.of(List.of());

    @Inject Home home;
    @Inject Sql sql;

    /**
     * @param from the first day of the quarter
     * @param by an attribute that the survey declares; empty for all together
     */
    SurveyResults of(SurveyId id, LocalDate from, Optional<String> by) {
        var to = from.plusMonths(QUARTER);
        var zone = home.settings().zone();
        var given = sql.list(Given.class, GIVEN, Map.of("id", id, "by", by.orElse(""), "from", from, "until", to, "zone", zone.getId()));
        return new SurveyResults(id, SurveyKind.ENPS, from, to, SurveyResults.DEFINITION, Figure.of(SurveyKind.ENPS, given), null, 0,
                NOBODY,
                List.of(), List.of(), by.isEmpty() ? List.of() : groups(given), List.of());
    }

    static List<GroupFigure> groups(List<Given> given) {
        var byKey = given.stream().collect(Collectors.groupingBy(one -> Optional.ofNullable(one.group()).orElse("")));
        var groups = SmallGroups.of(byKey.entrySet().stream()
                .map(group -> new SmallGroups.Group(group.getKey(), group.getValue().size())).toList());
        var figures = new ArrayList<GroupFigure>();
        for (var key : groups.shown())
            figures.add(new GroupFigure(key.isEmpty() ? null : key, false, Figure.of(SurveyKind.ENPS, byKey.getOrDefault(key, List.of()))));
        var others = groups.others().stream().flatMap(key -> byKey.getOrDefault(key, List.of()).stream()).toList();
        if (others.size() >= SmallGroups.LEAST) figures.add(new GroupFigure(null, true, Figure.of(SurveyKind.ENPS, others)));
        return figures;
    }
}
