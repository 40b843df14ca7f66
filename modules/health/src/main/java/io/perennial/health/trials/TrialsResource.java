package io.perennial.health.trials;

import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves trials and their results. */
@Path("health/trials/{id}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TrialsResource {
    @Inject Sql sql;

    @GET
    @RequiresPermissions("scorecards:read")
    @Classified(FieldClass.REVENUE)
    public TrialView get(@PathParam("id") TrialId id) {
        return TrialView.get(id, sql);
    }
}
