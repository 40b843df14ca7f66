package io.perennial.identity;

import io.perennial.kernel.Page;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tenant's members. Those whom its files declare are only read here. */
@Path("members")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MembersResource {
    @Inject MemberWrites writes;
    @Inject Invitations invitations;
    @Inject Lists lists;
    @Inject Json json;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("members:read")
    public Page<MemberView> list(@Context UriInfo uri) {
        var asked = Query.of(uri);
        var listing = uri.getQueryParameters().containsKey("status") ? MemberView.BY_STATUS : MemberView.LISTING;
        var page = lists.page(listing, asked, uri.getQueryParameters().containsKey("canOwn") ? answered() : Map.of());
        return new Page<>(page.items().stream().map(MemberView.Row::view).toList(), page.nextCursor(), page.count());
    }

    /** Returns the parameters by which the members are found for whom the caller answers, as {@link Call#answersFor} says of one. */
    private static Map<String, Object> answered() {
        var call = Call.current();
        var owners = call.sight().owners().stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
        return Map.of("all", call.sight().all(), "me", call.caller(), "owners", owners);
    }

    @POST
    @RequiresPermissions("members:write")
    public Response invite(MemberBody body, @Context UriInfo uri) {
        var member = writes.invite(body);
        invitations.invite(member);
        return Created.at(uri, member.id(), member);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("members:read")
    public MemberView get(@PathParam("id") MemberId id) {
        return MemberView.findAny(id, sql).orElseThrow(NotFound::here);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("members:write")
    public MemberView change(
            @PathParam("id") MemberId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var held = writes.held(id);
        return writes.change(held, json.merge(writes.said(held), patch, MemberSettings.class), version);
    }

    @PUT
    @Path("{id}/suspension")
    @RequiresPermissions("members:write")
    public MemberView suspend(@PathParam("id") MemberId id, @BeanParam Conditions conditions) {
        return writes.suspend(id, conditions);
    }

    @DELETE
    @Path("{id}/suspension")
    @RequiresPermissions("members:write")
    public MemberView lift(@PathParam("id") MemberId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return writes.lift(id, version);
    }
}
