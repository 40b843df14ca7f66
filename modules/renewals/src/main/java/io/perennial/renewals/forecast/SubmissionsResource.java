package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves and records submissions and overrides. */
@Path("forecast/submissions")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SubmissionsResource {
    @Inject Submissions submissions;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("forecast:read")
    @Classified(FieldClass.REVENUE)
    public SubmissionRollUp rollUp(@Context UriInfo uri) {
        return SubmissionRollUp.of(ForecastResource.quarter(uri), submissions.currency(), sql);
    }

    @PUT
    @Path("{quarter}")
    @RequiresPermissions("forecast:write")
    @Classified(FieldClass.REVENUE)
    public SubmissionView submit(@PathParam("quarter") String quarter, @BeanParam Conditions conditions, SubmissionBody body) {
        var member = submissions.caller();
        submissions.submit(quarter(quarter), member, body, conditions);
        return SubmissionView.get(quarter(quarter), member, submissions.currency(), sql);
    }

    @PUT
    @Path("{quarter}/{memberId}/override")
    @RequiresPermissions("forecast:override")
    @Classified(FieldClass.REVENUE)
    public SubmissionView override(
            @PathParam("quarter") String quarter, @PathParam("memberId") MemberId member, @BeanParam Conditions conditions,
            SubmissionBody body) {
        submissions.override(quarter(quarter), member, body, conditions);
        return SubmissionView.get(quarter(quarter), member, submissions.currency(), sql);
    }

    @DELETE
    @Path("{quarter}/{memberId}/override")
    @RequiresPermissions("forecast:override")
    @Classified(FieldClass.REVENUE)
    public void release(
            @PathParam("quarter") String quarter, @PathParam("memberId") MemberId member,
            @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        submissions.release(quarter(quarter), member, version);
    }

    private static Quarter quarter(String text) {
        if (!text.matches(Quarter.FORM.pattern())) throw NotFound.here();
        return Quarter.of(text);
    }
}
