package io.perennial.accounts;

import io.perennial.identity.Home;
import io.perennial.kernel.Page;
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
import io.perennial.records.ChangesBody;
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
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The tenant's accounts. {@code GET ?sort=renewsOn} answers "who renews next, and for how much". */
@Path("accounts")
@Boundary
@CountedToday
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountsResource {
    @Inject Accounts accounts;
    @Inject Lists lists;
    @Inject RecordRequests requests;
    @Inject Home home;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("accounts:read")
    public Page<AccountView> list(@Context UriInfo uri) {
        return lists.page(AccountView.LISTING, Query.of(uri));
    }

    /** Counts the accounts that the list's filters leave by the values of some fields. */
    @GET
    @Path("facets")
    @RequiresPermissions("accounts:read")
    public AccountFacets facets(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        given.filtersOf(AccountView.LISTING);
        var fields = given.several("fields", AccountFacets.Field.class);
        given.check();
        var accounts = lists.narrowed(AccountView.LISTING, Query.of(uri));
        return AccountFacets.of(fields.isEmpty() ? List.of(AccountFacets.Field.values()) : fields, accounts, home.settings().currency(),
                sql);
    }

    @POST
    @RequiresPermissions("accounts:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(accounts, body, uri);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("accounts:read")
    public AccountView get(@PathParam("id") AccountId id) {
        return accounts.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("accounts:write")
    public AccountView change(
            @PathParam("id") AccountId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(accounts, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("accounts:write")
    public void delete(@PathParam("id") AccountId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(accounts, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("accounts:read")
    public AccountView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(accounts, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("accounts:write")
    public AccountView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(accounts, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("accounts:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(accounts, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("accounts:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(accounts, batch, atomic, replace);
    }

    @POST
    @Path("changes")
    @RequiresPermissions("accounts:write")
    public Response changes(ChangesBody changes) {
        return requests.changes(accounts, changes);
    }
}
