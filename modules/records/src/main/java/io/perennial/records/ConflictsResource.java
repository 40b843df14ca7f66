package io.perennial.records;

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

/** Lists the fields that a system and others had both changed, latest first. */
@Path("conflicts")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ConflictsResource {
    @Inject Lists lists;
    @Inject RecordKinds kinds;

    @GET
    @RequiresPermissions("conflicts:read")
    public Page<ConflictView> list(@Context UriInfo uri) {
        return lists.page(ConflictView.listing(kinds.all().map(RecordCollection::kind)), Query.of(uri));
    }
}
