package io.perennial.accounts.notices;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresUser;

/** The notices of the calling member. A program has none. */
@Path("notices")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoticesResource {
    /** Reads all notices until a time, which the client has shown. */
    public record ReadingBody(@NotNull Instant until) {}

    private static final String READ =
            """
            update accounts.notice set read_at = coalesce(read_at, :now)
            where tenant_id = :tenant and member_id = :me and id in (select id from {accounts.visible_notice} where id = :id)
            """;
    private static final String UNREAD =
            """
            update accounts.notice set read_at = null
            where tenant_id = :tenant and member_id = :me and id in (select id from {accounts.visible_notice} where id = :id)
            """;
    private static final String READ_ALL =
            "update accounts.notice set read_at = :now where tenant_id = :tenant and member_id = :me and read_at is null and at <= :until";

    @Inject Lists lists;
    @Inject Clock clock;
    @Inject Sql sql;

    @GET
    @OpenToVendors
    @RequiresUser
    public Page<NoticeView> list(@Context UriInfo uri) {
        return lists.page(NoticeView.LISTING, Query.of(uri), Map.of("me", me()));
    }

    @GET
    @Path("unread")
    @OpenToVendors
    @RequiresUser
    public UnreadNotices unread() {
        return UnreadNotices.of(me(), sql);
    }

    @POST
    @Path("readings")
    @OpenToVendors
    @RequiresUser
    public Response readAll(ReadingBody reading) {
        sql.change(READ_ALL, Map.of("me", me(), "until", reading.until(), "now", clock.instant()));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/reading")
    @Consumes(MediaType.WILDCARD)
    @OpenToVendors
    @RequiresUser
    public Response read(@PathParam("id") NoticeId id) {
        if (sql.change(READ, Map.of("me", me(), "id", id, "now", clock.instant())) == 0) throw NotFound.here();
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}/reading")
    @OpenToVendors
    @RequiresUser
    public void takeBack(@PathParam("id") NoticeId id) {
        if (sql.change(UNREAD, Map.of("me", me(), "id", id)) == 0) throw NotFound.here();
    }

    private static MemberId me() {
        return MemberId.calling().orElseThrow(NotFound::here);
    }
}
