package io.perennial.identity;

import io.perennial.kernel.Page;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tenant's teams. Those that its files declare are only read here. */
@Path("teams")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TeamsResource {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    @Inject TeamWrites writes;
    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("members:read")
    public Page<TeamView> list(@Context UriInfo uri) {
        var page = lists.page(TeamView.LISTING, Query.of(uri));
        return new Page<>(page.items().stream().map(TeamView.Team::view).toList(), page.nextCursor(), page.count());
    }

    @GET
    @Path("{name}")
    @RequiresPermissions("members:read")
    public TeamView get(@PathParam("name") String name) {
        return TeamView.find(known(name), sql).orElseThrow(NotFound::here);
    }

    @PUT
    @Path("{name}")
    @RequiresPermissions("members:write")
    public TeamView put(@PathParam("name") String name, @BeanParam Conditions conditions, TeamBody body) {
        writes.put(known(name), body, conditions);
        return get(name);
    }

    @DELETE
    @Path("{name}")
    @RequiresPermissions("members:write")
    public void end(@PathParam("name") String name, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        writes.end(known(name), version);
    }

    private static String known(String name) {
        if (!NAME.matcher(name).matches()) throw NotFound.here();
        return name;
    }
}
