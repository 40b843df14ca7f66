package io.perennial.engagement.booking;

import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.links.Links;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Tells which booking links there are and what became of them, and ends them. */
@Path("booking-links")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class BookingInvitationsResource {
    private static final String SEEN = "select id from {engagement.visible_booking} where id = :id";
    private static final String REVOKE =
            "update engagement.booking set revoked_at = :now where tenant_id = :tenant and id = :id and revoked_at is null";

    @Inject Links links;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("callbacks:read")
    public Page<BookingLinkView> list(@Context UriInfo uri) {
        return lists.page(BookingLinkView.LISTING, Query.of(uri));
    }

    /** Ends a link, also the one that was sent by mail. What it has booked stays. */
    @DELETE
    @Path("{id}/address")
    @RequiresPermissions("callbacks:write")
    public void revoke(@PathParam("id") BookingId id) {
        var seen = sql.first(Known.class, SEEN, Map.of("id", id)).orElseThrow(NotFound::here);
        links.revoke(BookingPage.PURPOSE, seen.id());
        sql.change(REVOKE, Map.of("id", id, "now", clock.instant()));
    }
}
