package io.perennial.identity;

import io.perennial.kernel.Page;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
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

/** Lists all changes and all refused accesses, latest first. Changes tell fields of all classes, so it is closed to whom one of them is closed. */
@Path("audit")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject Lists lists;

    @GET
    @RequiresPermissions("audit:read")
    @Classified(FieldClass.REVENUE)
    public Page<AuditEntry> list(@Context UriInfo uri) {
        for (var told : FieldClass.values()) told.requireOpen();
        return lists.page(AuditEntry.LISTING, Query.of(uri));
    }
}
