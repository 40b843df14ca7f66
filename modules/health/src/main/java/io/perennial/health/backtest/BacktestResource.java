package io.perennial.health.backtest;

import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.identity.Home;
import io.perennial.platform.requests.Boundary;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Runs back-tests of scorecards, published or not. It writes nothing. */
@Path("health/scorecards/{id}/backtest")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BacktestResource {
    @Inject Scorecards scorecards;
    @Inject Backtest backtest;
    @Inject Home home;

    @POST
    @RequiresPermissions("scorecards:read")
    public Response run(@PathParam("id") ScorecardId id, BacktestBody asked) {
        return Response.ok(backtest.of(id, scorecards.body(id), asked, home.today())).build();
    }
}
