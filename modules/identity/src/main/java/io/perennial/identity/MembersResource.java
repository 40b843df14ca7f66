package io.perennial.identity;

import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Reads the tenant's members. They are declared in the tenant's files, so the API cannot change them. */
@Path("members")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {
    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("members:read")
    public Page<MemberView> list(@Context UriInfo uri) {
        return lists.page(MemberView.LISTING, Query.of(uri));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("members:read")
    public MemberView get(@PathParam("id") MemberId id) {
        return MemberView.find(id, sql).orElseThrow(NotFound::here);
    }
}
