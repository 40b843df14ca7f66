package io.perennial.surveys.results;

import io.perennial.identity.Home;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The results of a survey of customers. */
@Path("surveys/{id}/results")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class SurveyResultsResource {
    private static final int USUAL_DAYS = 365;

    @Inject Results results;
    @Inject Home home;

    @GET
    @RequiresPermissions("answers:read")
    public SurveyResults results(@PathParam("id") SurveyId id, @Context UriInfo uri) {
        var asked = Parameters.of(uri);
        var from = asked.find("from", LocalDate.class);
        var to = asked.find("to", LocalDate.class).orElseGet(() -> home.today().plusDays(1));
        var by = asked.find("groupBy", GroupBy.class);
        asked.tenYears(from, to);
        asked.check();
        return results.of(id, from.orElse(to.minusDays(USUAL_DAYS)), to, by);
    }
}
