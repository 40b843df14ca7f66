package io.perennial.surveys.asking;

import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Tells how often somebody may be asked. Only the tenant's files change it. */
@Path("asking-rules")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class AskingRulesResource {
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public AskingRulesView get(@Context UriInfo uri) {
        Parameters.of(uri).check();
        return AskingRulesView.get(sql);
    }
}
