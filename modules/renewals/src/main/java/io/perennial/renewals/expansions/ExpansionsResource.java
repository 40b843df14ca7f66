package io.perennial.renewals.expansions;

import io.perennial.kernel.Page;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.records.ExternalKey;
import io.perennial.records.RecordRequests;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves and changes leads. */
@Path("expansions")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExpansionsResource {
    @Inject Expansions expansions;
    @Inject RecordRequests requests;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("expansions:read")
    public Page<ExpansionView> list(@Context UriInfo uri) {
        return lists.page(ExpansionView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("expansions:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(expansions, body, uri);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("expansions:read")
    public ExpansionView get(@PathParam("id") ExpansionId id) {
        return expansions.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("expansions:write")
    public ExpansionView change(
            @PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(expansions, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("expansions:write")
    public void delete(@PathParam("id") ExpansionId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(expansions, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("expansions:read")
    public ExpansionView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(expansions, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("expansions:write")
    public ExpansionView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(expansions, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("expansions:write")
    public Response put(
            @PathParam("system") String system, @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(expansions, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }
}
