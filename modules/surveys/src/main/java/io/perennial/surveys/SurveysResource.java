package io.perennial.surveys;

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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The surveys of the tenant, and their publication. */
@Path("surveys")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SurveysResource {
    @Inject Surveys surveys;
    @Inject RecordRequests requests;
    @Inject Publications publications;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("surveys:read")
    public Page<SurveyView> list(@Context UriInfo uri) {
        return lists.page(SurveyView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("surveys:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(surveys, body, uri);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("surveys:read")
    public SurveyView get(@PathParam("id") SurveyId id) {
        return surveys.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("surveys:write")
    public SurveyView change(
            @PathParam("id") SurveyId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return requests.change(surveys, id, version, patch);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("surveys:write")
    public void delete(@PathParam("id") SurveyId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(surveys, id, version);
    }

    @PUT
    @Path("{id}/publication")
    @RequiresPermissions("surveys:write")
    public SurveyView publish(@PathParam("id") SurveyId id, @BeanParam Conditions conditions) {
        publications.publish(id, conditions);
        return surveys.view(id);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("surveys:read")
    public SurveyView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(surveys, new ExternalKey(system, externalId));
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("surveys:write")
    public SurveyView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return requests.change(surveys, new ExternalKey(system, externalId), version, patch);
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("surveys:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return requests.put(surveys, new ExternalKey(system, externalId), conditions, statement, replace, uri);
    }

    @POST
    @Path("batch")
    @RequiresPermissions("surveys:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(surveys, batch, atomic, replace);
    }
}
