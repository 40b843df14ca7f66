package io.perennial.health.scorecards;

import io.perennial.kernel.Page;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves scorecards: drafts, publication and retirement. */
@Path("health/scorecards")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ScorecardsResource {
    @Inject Scorecards scorecards;
    @Inject Lists lists;
    @Inject Sql sql;
    @Inject Json json;

    @GET
    @RequiresPermissions("scorecards:read")
    public Page<ScorecardView> list(@Context UriInfo uri) {
        return lists.page(ScorecardView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("scorecards:write")
    public Response draft(ScorecardBody body, @Context UriInfo uri) {
        var id = scorecards.draft(body);
        return Created.at(uri, id, ScorecardView.get(id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("scorecards:read")
    public ScorecardView get(@PathParam("id") ScorecardId id) {
        return ScorecardView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("scorecards:write")
    public ScorecardView change(
            @PathParam("id") ScorecardId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var scorecard = scorecards.get(id);
        version.check(scorecard);
        scorecards.change(scorecard, json.merge(scorecard.body(), patch, ScorecardBody.class));
        return ScorecardView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("scorecards:write")
    public void delete(@PathParam("id") ScorecardId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var scorecard = scorecards.get(id);
        version.check(scorecard);
        scorecards.delete(scorecard);
    }

    /** Publishes a scorecard. With {@code If-Match}, a caller cannot publish what somebody else has changed meanwhile. */
    @PUT
    @Path("{id}/publication")
    @RequiresPermissions("scorecards:write")
    public ScorecardView publish(@PathParam("id") ScorecardId id, @BeanParam Conditions conditions) {
        scorecards.publish(scorecards.get(id), conditions);
        return ScorecardView.get(id, sql);
    }

    @PUT
    @Path("{id}/retirement")
    @RequiresPermissions("scorecards:write")
    public ScorecardView retire(@PathParam("id") ScorecardId id, @BeanParam Conditions conditions) {
        scorecards.retire(scorecards.get(id), conditions);
        return ScorecardView.get(id, sql);
    }
}
