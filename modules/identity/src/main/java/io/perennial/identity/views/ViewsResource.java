package io.perennial.identity.views;

import io.perennial.identity.Actors;
import io.perennial.kernel.Page;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresUser;

/** The named queries that the caller has, and those that others share. */
@Path("views")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ViewsResource {
    @Inject Entities entities;
    @Inject Lists lists;
    @Inject Actors actors;
    @Inject Clock clock;
    @Inject Json json;
    @Inject Sql sql;

    @GET
    @RequiresUser
    public Page<NamedQueryView> list(@Context UriInfo uri) {
        var page = lists.page(NamedQueryView.LISTING, Query.of(uri), Map.of("me", me()));
        return new Page<>(named(page.items()), page.nextCursor(), page.count());
    }

    @POST
    @RequiresUser
    public Response create(NamedQueryBody body, @Context UriInfo uri) {
        var made = new NamedQuery(body, me(), clock.instant());
        entities.add(made);
        return Created.at(uri, made.id(), view(made.id()));
    }

    @GET
    @Path("{id}")
    @RequiresUser
    public NamedQueryView get(@PathParam("id") ViewId id) {
        return view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresUser
    public NamedQueryView change(
            @PathParam("id") ViewId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var own = own(id, version);
        own.change(json.merge(own.body(), patch, NamedQueryBody.class), clock.instant());
        return view(id);
    }

    @DELETE
    @Path("{id}")
    @RequiresUser
    public void delete(@PathParam("id") ViewId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        entities.remove(own(id, version));
    }

    /** Locks and finds a query of the caller. One that somebody else shares is seen and not changed. */
    private NamedQuery own(ViewId id, IfMatch version) {
        var found = entities.held(NamedQuery.class, id).filter(one -> one.isSeenBy(me())).orElseThrow(NotFound::here);
        if (!found.isOf(me())) throw RequestRefusal.FORBIDDEN.because("Only its owner can change this.");
        version.check(found);
        return found;
    }

    private NamedQueryView view(ViewId id) {
        return named(List.of(NamedQueryView.get(id, me(), sql))).getFirst();
    }

    private List<NamedQueryView> named(List<NamedQueryView> queries) {
        var names = actors.names(queries.stream().map(NamedQueryView::ownerId).distinct().toList());
        return queries.stream().map(query -> query.by(names)).toList();
    }

    private static String me() {
        return Call.current().actor();
    }
}
