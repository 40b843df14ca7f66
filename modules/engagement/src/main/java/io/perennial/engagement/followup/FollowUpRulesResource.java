package io.perennial.engagement.followup;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.followup.FollowUpPreview.FollowUpPreviewBody;
import io.perennial.kernel.Page;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The rules of following up, what they would make, and why an account did or did not get something. */
@Path("follow-up-rules")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class FollowUpRulesResource {
    @Inject FollowUpRules rules;
    @Inject Evaluation evaluation;
    @Inject Lists lists;
    @Inject Json json;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("followups:read")
    public Page<FollowUpRuleView> list(@Context UriInfo uri) {
        return lists.page(FollowUpRuleView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("followups:write")
    public Response create(FollowUpRuleBody body, @Context UriInfo uri) {
        var id = rules.add(body);
        return Created.at(uri, id, FollowUpRuleView.get(id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("followups:read")
    public FollowUpRuleView get(@PathParam("id") FollowUpRuleId id) {
        return FollowUpRuleView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("followups:write")
    public FollowUpRuleView change(
            @PathParam("id") FollowUpRuleId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var rule = rules.get(id);
        version.check(rule.version());
        var to = json.merge(rule.body(), patch, FollowUpRuleBody.class);
        if (!to.equals(rule.body())) rules.change(rule, to);
        return FollowUpRuleView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("followups:write")
    public void delete(@PathParam("id") FollowUpRuleId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var rule = rules.get(id);
        version.check(rule.version());
        rules.delete(rule);
    }

    /** Tries a rule, and makes nothing. */
    @POST
    @Path("previews")
    @RequiresPermissions("followups:read")
    public Response preview(FollowUpPreviewBody body) {
        rules.check(body.rule(), "/rule");
        if (body.versionOf() != null) FollowUpRuleView.get(body.versionOf(), sql);
        sql.takeTime();
        var found = evaluation.due(body.versionOf(), body.rule(), FollowUpPreview.MOST);
        var unowned = evaluation.unowned(body.versionOf(), body.rule(), FollowUpPreview.SHOWN);
        return Response.ok(FollowUpPreview.of(found, evaluation.look(body.versionOf(), body.rule()), unowned, body.rule())).build();
    }

    /** Tells why an account did or did not get something. */
    @GET
    @Path("{id}/decisions")
    @RequiresPermissions("followups:read")
    public FollowUpDecisions decisions(@PathParam("id") FollowUpRuleId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var account = given.required("accountId", AccountId.class);
        given.check();
        var rule = FollowUpRuleView.get(id, sql).body();
        var about = account.orElseThrow();
        var found = evaluation.of(id, rule, about).stream().findFirst().orElseThrow(NotFound::here);
        var made = sql.list(FollowUpDecision.class, FollowUpDecision.OF_ACCOUNT, Map.of("rule", id, "account", about));
        var now = found.cause() == null || FieldClass.HEALTH.isClosed() ? null : found.reason(rule);
        return new FollowUpDecisions(id, about, found.verdict(rule), now, made);
    }
}
