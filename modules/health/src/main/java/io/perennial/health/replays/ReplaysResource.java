package io.perennial.health.replays;

import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Starts replays and says how far they are. */
@Path("health/replays")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReplaysResource {
    @Inject Replays replays;
    @Inject Jobs jobs;
    @Inject Sql sql;

    @POST
    @RequiresPermissions("health:write")
    public Response start(ReplayBody body, @Context UriInfo uri) {
        var replay = replays.add(body);
        jobs.wake(RunReplays.JOB);
        return Created.later(uri, "health/replays", replay, ReplayView.get(replay, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("health:read")
    public ReplayView get(@PathParam("id") ReplayId id) {
        return ReplayView.get(id, sql);
    }
}
