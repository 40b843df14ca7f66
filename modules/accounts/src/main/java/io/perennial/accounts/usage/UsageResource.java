package io.perennial.accounts.usage;

import io.perennial.platform.requests.Boundary;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Accepts usage points from other systems. */
@Path("usage")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsageResource {
    @Inject Usage usage;

    @POST
    @RequiresPermissions("usage:write")
    public Response add(UsageBatch batch) {
        usage.add(batch.points());
        return Response.noContent().build();
    }
}
