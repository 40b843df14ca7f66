package io.perennial.accounts.contacts;

import io.perennial.accounts.BatchBody;
import io.perennial.accounts.Batches;
import io.perennial.accounts.Created;
import io.perennial.kernel.Page;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
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

/** The people at the customers. */
@Path("contacts")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContactsResource {
    @Inject Contacts contacts;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Json json;
    @Inject Batches batches;

    @GET
    @RequiresPermissions("contacts:read")
    public Page<ContactView> list(@Context UriInfo uri) {
        return lists.page(ContactView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("contacts:write")
    public Response create(ContactBody body, @Context UriInfo uri) {
        var id = contacts.add(body).orThrow();
        return Created.at(uri, id, ContactView.get((ContactId) id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("contacts:read")
    public ContactView get(@PathParam("id") ContactId id) {
        return ContactView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @RequiresPermissions("contacts:write")
    public ContactView change(
            @PathParam("id") ContactId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var contact = contacts.get(id);
        version.check(contact);
        contacts.change(contact, json.merge(contact.body(), patch, ContactBody.class)).orThrow();
        return ContactView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("contacts:write")
    public void delete(@PathParam("id") ContactId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var contact = contacts.get(id);
        version.check(contact);
        contacts.delete(contact);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("contacts:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            ContactBody body,
            @Context UriInfo uri) {
        var outcome = contacts.put(List.of(body.known(batches.key(system, externalId)))).getFirst();
        return Created.orFound(outcome, uri, ContactView.get((ContactId) outcome.orThrow(), sql));
    }

    @POST
    @Path("batch")
    @RequiresPermissions("contacts:bulk_write")
    public Response batch(BatchBody batch, @QueryParam("atomic") @DefaultValue("false") String atomic) {
        return batches.put(batch, atomic, ContactBody.class, ContactBody::externalKeys, contacts::put);
    }
}
