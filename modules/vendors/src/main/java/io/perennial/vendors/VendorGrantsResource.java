package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import io.perennial.vendors.GrantView.GrantList;
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
import java.time.Clock;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The grants of a vendor. */
@Path("vendors/{id}/grants")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VendorGrantsResource {
    @Inject VendorWrites vendors;
    @Inject OwnVendor own;
    @Inject GrantWrites writes;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Its lead sees what is granted to the own vendor. */
    @GET
    @OpenToVendors
    @RequiresPermissions("vendors:read")
    public GrantList list(@PathParam("id") VendorId id) {
        return own.read(id, vendor -> GrantView.of(vendor.id(), sql));
    }

    /** Says what a grant would open. Nothing is made. */
    @POST
    @Path("previews")
    @RequiresPermissions("grants:write")
    public Response preview(@PathParam("id") VendorId id, GrantBody body) {
        var vendor = vendors.get(id).id();
        writes.requireFuture(body);
        GrantReach.requireWithin(body);
        writes.requireKnown(body);
        return Response.ok(GrantPreview.of(vendor, body, clock.instant(), sql)).build();
    }

    @POST
    @RequiresPermissions("grants:write")
    public Response make(@PathParam("id") VendorId id, GrantBody body, @Context UriInfo uri) {
        var made = writes.add(id, body);
        return Created.at(uri, "grants", made.id(), made);
    }
}
