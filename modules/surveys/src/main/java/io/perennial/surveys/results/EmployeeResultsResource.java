package io.perennial.surveys.results;

import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The results of a survey of employees: of all of them, or by one attribute that it declares. There are no other filters. */
@Path("surveys/{id}/employee-results")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class EmployeeResultsResource {
    private static final int QUARTER = 3;

    @Inject EmployeeResults results;
    @Inject Home home;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("employees:read")
    public SurveyResults results(@PathParam("id") SurveyId id, @Context UriInfo uri) {
        var asked = Parameters.of(uri);
        var by = asked.find("groupBy", TextForm.matching("[a-z0-9_]{1,50}", 50));
        // The first day is left to answers that were on their way at midnight: a quarter that is shown has all of its answers.
        var last = home.today().minusDays(1).with(IsoFields.DAY_OF_QUARTER, 1).minusMonths(QUARTER);
        var from = asked.find("quarter", TextForm.matching("[0-9]{4}-Q[1-4]", 7)).map(EmployeeResultsResource::start).orElse(last);
        if (from.isAfter(last)) asked.refuse("quarter", "range", "must be a quarter that was over yesterday");
        asked.check();
        var survey = PublishedSurvey.current(Stream.of(id), sql).get(id);
        if (survey == null || !survey.kind().isOfEmployees()) throw NotFound.here();
        // By two of them, the difference of two groups could be one person.
        var declared = survey.definition().groupings().stream().limit(1).toList();
        if (by.isPresent() && !declared.contains(by.get()))
            asked.refuse("groupBy", "choice", Wording.of("must be an attribute that the survey declares").with("allowed", declared));
        asked.check();
        return results.of(id, from, by);
    }

    private static LocalDate start(String quarter) {
        return LocalDate.of(Integer.parseInt(quarter.substring(0, 4)), QUARTER * (quarter.charAt(6) - '1') + 1, 1);
    }
}
