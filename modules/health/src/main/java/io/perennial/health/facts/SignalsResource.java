package io.perennial.health.facts;

import io.perennial.platform.requests.Boundary;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Takes signals from other systems. */
@Path("health/signals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SignalsResource {
    @Inject Signals signals;

    @POST
    @RequiresPermissions("health:write")
    public Response add(SignalBatch batch) {
        signals.put(batch.points());
        return Response.noContent().build();
    }
}
