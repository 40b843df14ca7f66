package io.perennial.platform.mail;

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

/** The mail about the records that the caller sees. */
@Path("mail")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class MailResource {
    @Inject Lists lists;

    @GET
    @RequiresPermissions("mail:read")
    public Page<MailView> list(@Context UriInfo uri) {
        return lists.page(MailView.LISTING, Query.of(uri));
    }
}
