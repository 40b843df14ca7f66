package io.perennial.tickets;

import io.perennial.kernel.Page;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.BatchBody;
import io.perennial.records.ExternalKey;
import io.perennial.records.RecordRequests;
import io.perennial.records.Records;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tickets that the caller may see. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketsResource {
    @Inject Tickets tickets;
    @Inject TicketDeletion deletion;
    @Inject Records records;
    @Inject RecordRequests requests;
    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public Page<TicketView> list(@Context UriInfo uri) {
        return lists.page(TicketView.LISTING, Query.of(uri));
    }

    /** Counts the tickets that the list's filters leave by the values of some fields. */
    @GET
    @Path("facets")
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public TicketFacets facets(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        given.filtersOf(TicketView.LISTING);
        var fields = given.several("fields", TicketFacets.Field.class);
        given.check();
        var tickets = lists.narrowed(TicketView.LISTING, Query.of(uri));
        return TicketFacets.of(fields.isEmpty() ? List.of(TicketFacets.Field.values()) : fields, tickets, sql);
    }

    @POST
    @RequiresPermissions("tickets:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(tickets, body, uri);
    }

    @GET
    @Path("{id}")
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public TicketView get(@PathParam("id") TicketId id) {
        return tickets.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("tickets:write")
    public TicketView change(
            @PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(tickets, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("tickets:write")
    public void delete(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        version.check(records.get(tickets, id));
        deletion.require(id);
        requests.delete(tickets, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("tickets:read")
    public TicketView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(tickets, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("tickets:write")
    public TicketView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(tickets, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("tickets:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(tickets, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("tickets:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(tickets, batch, atomic, replace);
    }
}
