package io.perennial.surveys.answers;

import io.perennial.kernel.Page;
import io.perennial.platform.events.Events;
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
import io.perennial.records.Records;
import io.perennial.surveys.AnswerId;
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
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The answers to surveys, and what was done about unhappy ones. */
@Path("answers")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AnswersResource {
    @Inject Answers answers;
    @Inject RecordRequests requests;
    @Inject Records records;
    @Inject Events events;
    @Inject Lists lists;
    @Inject Clock clock;
    @Inject LoopTasks loops;

    @GET
    @RequiresPermissions("answers:read")
    public Page<AnswerView> list(@Context UriInfo uri) {
        return lists.page(AnswerView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("answers:write")
    public Response create(Statement body, @Context UriInfo uri) {
        return requests.create(answers, body, uri);
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("answers:read")
    public AnswerView get(@PathParam("id") AnswerId id) {
        return answers.view(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("answers:write")
    public AnswerView change(
            @PathParam("id") AnswerId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        return Voice.MEMBER.writes(() -> requests.change(answers, id, version, patch));
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("answers:write")
    public void delete(@PathParam("id") AnswerId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        requests.delete(answers, id, version);
    }

    @PUT
    @Path("{id}/loop")
    @RequiresPermissions("answers:write")
    public AnswerView close(@PathParam("id") AnswerId id, @BeanParam Conditions conditions, AnswerLoop loop) {
        var answer = records.get(answers, id);
        if (!answer.loop().isThere()) throw AnswerRefusal.LOOP_NOT_OPEN.because("Nobody has to react to this answer.");
        conditions.refuseExisting(answer.version(), answer.loop().isSame(loop));
        if (!answer.loop().isSame(loop)) {
            conditions.refuseStale(answer.version());
            events.publish(answer.move(loop, clock.instant()));
            loops.settle(answer);
        }
        return answers.view(id);
    }

    @GET
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("answers:read")
    public AnswerView getByKey(@PathParam("system") String system, @PathParam("externalId") String externalId) {
        return requests.get(answers, new ExternalKey(system, externalId));
    }

    /** Returns the voice of whoever names an answer by its key: that of its system, if the caller may write as one. */
    private static Voice ofSystem() {
        return SecurityUtils.getSubject().isPermitted("answers:bulk_write") ? Voice.SYSTEM : Voice.MEMBER;
    }

    @PATCH
    @Path("by-external/{system}/{externalId}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("answers:write")
    public AnswerView changeByKey(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version,
            MergePatch patch) {
        return ofSystem().writes(() -> requests.change(answers, new ExternalKey(system, externalId), version, patch));
    }

    @PUT
    @Path("by-external/{system}/{externalId}")
    @RequiresPermissions("answers:write")
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String externalId,
            @BeanParam Conditions conditions,
            @QueryParam("replace") @DefaultValue("false") String replace,
            Statement statement,
            @Context UriInfo uri) {
        return ofSystem().writes(() -> requests.put(answers, new ExternalKey(system, externalId), conditions, statement, replace, uri));
    }

    @POST
    @Path("batch")
    @RequiresPermissions("answers:bulk_write")
    public Response batch(
            BatchBody batch,
            @QueryParam("atomic") @DefaultValue("false") String atomic,
            @QueryParam("replace") @DefaultValue("false") String replace) {
        return requests.batch(answers, batch, atomic, replace);
    }
}
