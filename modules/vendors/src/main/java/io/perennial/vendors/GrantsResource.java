package io.perennial.vendors;

import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Single grants. One that has ended is kept, so that one can see who saw what. */
@Path("grants/{id}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GrantsResource {
    @Inject GrantWrites writes;

    @GET
    @RequiresPermissions("vendors:read")
    public GrantView get(@PathParam("id") GrantId id) {
        return writes.get(id);
    }

    @PUT
    @RequiresPermissions("grants:write")
    public GrantView put(@PathParam("id") GrantId id, @BeanParam Conditions conditions, GrantBody body) {
        return writes.put(id, body, conditions);
    }

    @DELETE
    @RequiresPermissions("grants:write")
    public GrantView end(@PathParam("id") GrantId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        return writes.end(id, version);
    }
}
