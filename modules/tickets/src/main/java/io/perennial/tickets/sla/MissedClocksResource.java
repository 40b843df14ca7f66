package io.perennial.tickets.sla;

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

/** Lists the promises to customers that were not kept, with those that are excused. */
@Path("missed-clocks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class MissedClocksResource {
    @Inject Lists lists;

    @GET
    @RequiresPermissions("tickets:read")
    public Page<MissedClockView> list(@Context UriInfo uri) {
        return lists.page(MissedClockView.LISTING, Query.of(uri));
    }
}
