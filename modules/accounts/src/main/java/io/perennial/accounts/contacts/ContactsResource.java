package io.perennial.accounts.contacts;

import io.perennial.kernel.Page;
import io.perennial.platform.call.OpenToVendors;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The contacts of the tenant's accounts. */
@Path("contacts")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactsResource {
    @Inject Contacts contacts;
    @Inject RecordRequests requests;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("contacts:read")
    public Page<ContactView> list(@Context UriInfo uri) {
        return lists.page(ContactView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("contacts:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(contacts, body, uri);
    }

    @GET
    @Path("{id}")
    @OpenToVendors
    @RequiresPermissions("contacts:read")
    public ContactView get(@PathParam("id") ContactId id) {
        return contacts.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("contacts:write")
    public ContactView change(
            @PathParam("id") ContactId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(contacts, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("contacts:write")
    public void delete(@PathParam("id") ContactId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(contacts, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("contacts:read")
    public ContactView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(contacts, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("contacts:write")
    public ContactView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(contacts, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("contacts:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(contacts, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("contacts:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(contacts, batch, atomic, replace);
    }
}
