package io.perennial.identity;

import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Reads the tenant's teams. They are declared in the tenant's files, so the API cannot change them. */
@Path("teams")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TeamsResource {
    @Inject Lists lists;

    @GET
    @RequiresPermissions("members:read")
    public Page<TeamView> list(@Context UriInfo uri) {
        var page = lists.page(TeamView.LISTING, Query.of(uri));
        return new Page<>(page.items().stream().map(TeamView.Team::view).toList(), page.nextCursor(), page.count());
    }
}
