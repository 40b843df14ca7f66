package io.perennial.engagement.work;

import io.perennial.engagement.work.WorkEntry.Whose;
import io.perennial.identity.Colleagues;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the one list of work. */
@Path("work")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {
    @Inject Lists lists;
    @Inject Home home;
    @Inject Sql sql;

    /** Returns a page of the records that wait for somebody, of those kinds that the caller may read. */
    @GET
    @RequiresPermissions("tasks:read")
    public Page<WorkEntry> list(@Context UriInfo uri) {
        var whose = Parameters.of(uri).several("whose", Whose.class).stream().max(Whose::compareTo).orElse(Whose.ME);
        var kinds = Stream.of(WorkKind.values()).filter(kind -> SecurityUtils.getSubject().isPermitted(kind.permission()));
        var values = new WorkValues(home.settings(), home.today(), kinds.toList(), members(whose)).values();
        var page = lists.page(whose == Whose.ALL ? WorkEntry.OF_ALL : WorkEntry.OF_MEMBERS, Query.of(uri), values);
        return new Page<>(page.items().stream().map(WorkEntry.Row::entry).toList(), page.nextCursor(), page.count());
    }

    /** A program has no work of its own. */
    private UUID[] members(Whose whose) {
        return MemberId.calling()
                .map(me -> whose == Whose.ME ? new UUID[] {me.value()} : Colleagues.of(me, sql))
                .orElseGet(() -> new UUID[0]);
    }
}
