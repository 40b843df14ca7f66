package io.perennial.engagement.callbacks;

import io.perennial.identity.MemberId;
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
import java.time.Clock;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The callbacks that the caller may see. */
@Path("callbacks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CallbacksResource {
    @Inject Callbacks callbacks;
    @Inject RecordRequests requests;
    @Inject Records records;
    @Inject Calling calling;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("callbacks:read")
    public Page<CallbackView> list(@Context UriInfo uri) {
        return lists.page(CallbackView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("callbacks:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(callbacks, body, uri);
    }

    /** Answers which part of the promised callbacks was kept. */
    @GET
    @Path("kept")
    @RequiresPermissions("callbacks:read")
    public CallbacksKept kept(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", Instant.class);
        var until = given.required("until", Instant.class);
        var owner = given.find("ownerId", MemberId.class);
        given.check();
        return CallbacksKept.of(from.orElseThrow(), until.orElseThrow(), owner.orElse(null), clock.instant(), sql);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("callbacks:read")
    public CallbackView get(@PathParam("id") CallbackId id) {
        return callbacks.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("callbacks:write")
    public CallbackView change(
            @PathParam("id") CallbackId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(callbacks, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("callbacks:write")
    public void delete(@PathParam("id") CallbackId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var callback = records.get(callbacks, id);
        version.check(callback);
        calling.refuseDeletion(id);
        requests.delete(callbacks, id, version);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("callbacks:read")
    public CallbackView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(callbacks, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("callbacks:write")
    public CallbackView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(callbacks, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("callbacks:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(callbacks, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("callbacks:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(callbacks, batch, atomic, replace);
    }
}
