package io.perennial.health.trials;

import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.identity.Home;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Starts the trial of a scorecard. No score is written. */
@Path("health/scorecards/{id}/trial")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrialResource {
    @Inject Scorecards scorecards;
    @Inject Trials trials;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Jobs jobs;

    @POST
    @RequiresPermissions("scorecards:read")
    @Classified(FieldClass.REVENUE)
    public Response start(@PathParam("id") ScorecardId id, TrialBody asked, @Context UriInfo uri) {
        var trial = trials.add(id, scorecards.body(id), asked.daysUntil(home.today()));
        jobs.wake(RunTrials.JOB);
        return Created.later(uri, "health/trials", trial, TrialView.get(trial, sql));
    }
}
