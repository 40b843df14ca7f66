package io.perennial.health.facts;

import io.perennial.kernel.Page;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the outcomes: which accounts left and which stayed. */
@Path("health/outcomes")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OutcomesResource {
    @Inject Outcomes outcomes;
    @Inject Lists lists;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("health:read")
    public Page<OutcomeView> list(@Context UriInfo uri) {
        return lists.page(OutcomeView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("health:write")
    public Response add(OutcomeBatch batch) {
        outcomes.put(batch.outcomes());
        return Response.noContent().build();
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("health:read")
    public OutcomeView get(@PathParam("id") OutcomeId id) {
        return OutcomeView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("health:write")
    public void delete(@PathParam("id") OutcomeId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var outcome = OutcomeView.get(id, sql);
        version.check(outcome.version());
        outcomes.delete(outcome);
    }
}
