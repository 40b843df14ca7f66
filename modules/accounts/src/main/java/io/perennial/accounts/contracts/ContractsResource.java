package io.perennial.accounts.contracts;

import io.perennial.accounts.CountedToday;
import io.perennial.identity.Home;
import io.perennial.kernel.Page;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.records.BatchBody;
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
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The contracts of the tenant's accounts. */
@Path("contracts")
@Boundary
@CountedToday
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContractsResource {
    @Inject Contracts contracts;
    @Inject Lists lists;
    @Inject RecordRequests requests;
    @Inject Home home;

    @GET
    @RequiresPermissions("contracts:read")
    public Page<ContractView> list(@Context UriInfo uri) {
        return lists.page(ContractView.LISTING, Query.of(uri), Map.of("today", home.today()));
    }

    @POST
    @RequiresPermissions("contracts:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(contracts, body, uri);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("contracts:read")
    public ContractView get(@PathParam("id") ContractId id) {
        return contracts.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("contracts:write")
    public ContractView change(
            @PathParam("id") ContractId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(contracts, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("contracts:write")
    public void delete(@PathParam("id") ContractId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(contracts, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("contracts:read")
    public ContractView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(contracts, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("contracts:write")
    public ContractView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(contracts, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("contracts:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(contracts, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("contracts:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(contracts, batch, atomic, replace);
    }
}
