package io.perennial.health.proof;

import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.identity.Home;
import io.perennial.platform.Boundary;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** What a scorecard would change. It writes nothing. */
@Path("health/scorecards/{id}/trial")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrialResource {
    @Inject Scorecards scorecards;
    @Inject Trial trial;
    @Inject Home home;

    @POST
    @RequiresPermissions("scorecards:read")
    public Response run(@PathParam("id") ScorecardId id, TrialBody asked) {
        var days = trial.of(scorecards.body(id), asked.daysUntil(home.today()), home.settings().currency());
        return Response.ok(new TrialView(id, days)).build();
    }
}
