package io.perennial.accounts;

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

/** The tenant's customers. {@code GET ?sort=renewsOn} answers who renews next, and for how much. */
@Path("accounts")
@Boundary
@CountedToday
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    @Inject Accounts accounts;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Json json;
    @Inject Batches batches;

    @GET
    @RequiresPermissions("accounts:read")
    public Page<AccountView> list(@Context UriInfo uri) {
        return lists.page(AccountView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("accounts:write")
    public Response create(AccountBody body, @Context UriInfo uri) {
        var id = accounts.add(body).orThrow();
        return Created.at(uri, id, AccountView.get((AccountId) id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("accounts:read")
    public AccountView get(@PathParam("id") AccountId id) {
        return AccountView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @RequiresPermissions("accounts:write")
    public AccountView change(
            @PathParam("id") AccountId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var account = accounts.get(id);
        version.check(account);
        accounts.change(account, json.merge(account.body(), patch, AccountBody.class)).orThrow();
        return AccountView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("accounts:write")
    public void delete(@PathParam("id") AccountId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var account = accounts.get(id);
        version.check(account);
        accounts.delete(account);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("accounts:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            AccountBody body,
            @Context UriInfo uri) {
        var outcome = accounts.put(List.of(body.known(batches.key(system, externalId)))).getFirst();
        return Created.orFound(outcome, uri, AccountView.get((AccountId) outcome.orThrow(), sql));
    }

    @POST
    @Path("batch")
    @RequiresPermissions("accounts:bulk_write")
    public Response batch(BatchBody batch, @QueryParam("atomic") @DefaultValue("false") String atomic) {
        return batches.put(batch, atomic, AccountBody.class, AccountBody::externalKeys, accounts::put);
    }
}
