package io.perennial.tickets.sla;

import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Pattern;
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
import org.jspecify.annotations.Nullable;

/** Starts replays of clocks and says how far they are. */
@Path("tickets/replays")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClockReplaysResource {
    /**
     * The body of POST /tickets/replays.
     *
     * @param policy the only policy to apply; null for all, in order
     */
    public record ClockReplayBody(
            @Pattern(regexp = "[a-z][a-z0-9_-]{0,49}", message = "must be the name of a policy") @Nullable String policy) {}

    @Inject ClockReplays replays;
    @Inject Jobs jobs;
    @Inject Sql sql;

    @POST
    @RequiresPermissions("tickets:bulk_write")
    public Response start(ClockReplayBody body, @Context UriInfo uri) {
        var replay = replays.add(body.policy());
        jobs.wake(RunClockReplays.JOB);
        return Created.later(uri, "tickets/replays", replay, ClockReplayView.get(replay, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("tickets:read")
    public ClockReplayView get(@PathParam("id") ClockReplayId id) {
        return ClockReplayView.get(id, sql);
    }
}
