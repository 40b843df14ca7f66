package io.perennial.health.trials;

import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** What scorecards would change, once it is counted. */
@Path("health/trials/{id}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TrialsResource {
    @Inject Sql sql;

    @GET
    @RequiresPermissions("scorecards:read")
    public TrialView get(@PathParam("id") TrialId id) {
        return TrialView.get(id, sql);
    }
}
