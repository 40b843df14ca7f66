package io.perennial.renewals.reasons;

import io.perennial.platform.requests.Boundary;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the reasons to choose from. */
@Path("renewals/reasons")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ReasonsResource {
    @Inject Reasons reasons;

    @GET
    @RequiresPermissions("renewals:read")
    public ReasonView.ReasonList list() {
        return new ReasonView.ReasonList(reasons.all());
    }
}
