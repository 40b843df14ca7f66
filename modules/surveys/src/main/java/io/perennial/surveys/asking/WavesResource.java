package io.perennial.surveys.asking;

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
import io.perennial.surveys.WaveId;
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
import java.time.Clock;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** The waves of the tenant's surveys: each asks one version of many contacts at once. */
@Path("waves")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WavesResource {
    @Inject Waves waves;
    @Inject WaveDrafts drafts;
    @Inject Lists lists;
    @Inject Json json;
    @Inject Clock clock;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public Page<WaveView> list(@Context UriInfo uri) {
        return lists.page(WaveView.LISTING, Query.of(uri));
    }

    @POST
    @RequiresPermissions("surveys:write")
    public Response create(WaveBody body, @Context UriInfo uri) {
        var id = drafts.add(body);
        return Created.at(uri, id, WaveView.get(id, sql));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("surveys:read")
    public WaveView get(@PathParam("id") WaveId id) {
        return WaveView.get(id, sql);
    }

    @PATCH
    @Path("{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @RequiresPermissions("surveys:write")
    public WaveView change(@PathParam("id") WaveId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version, MergePatch patch) {
        var wave = waves.get(id);
        version.check(wave.version());
        var to = json.merge(wave.body(), patch, WaveBody.class);
        drafts.requireDraft(wave);
        if (!to.equals(wave.body())) drafts.change(wave, to);
        return WaveView.get(id, sql);
    }

    @DELETE
    @Path("{id}")
    @RequiresPermissions("surveys:write")
    public void delete(@PathParam("id") WaveId id, @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var wave = waves.get(id);
        version.check(wave.version());
        drafts.requireDraft(wave);
        waves.delete(wave);
    }

    /** Tells what a draft would do, and does nothing. */
    @GET
    @Path("{id}/preview")
    @RequiresPermissions("surveys:write")
    public WavePreview preview(@PathParam("id") WaveId id) {
        return drafts.preview(waves.read(id));
    }

    @PUT
    @Path("{id}/opening")
    @RequiresPermissions("surveys:write")
    public WaveView open(@PathParam("id") WaveId id, @BeanParam Conditions conditions) {
        var wave = waves.get(id);
        if (wave.state() == WaveState.CLOSED) throw AskingRefusal.WAVE_CLOSED.because("The wave is closed.");
        conditions.refuseExisting(wave.version(), wave.state() == WaveState.OPEN);
        if (wave.state() == WaveState.DRAFT) {
            conditions.refuseStale(wave.version());
            if (!wave.closesAt().isAfter(clock.instant())) throw AskingRefusal.WAVE_CLOSED.because("The end of the wave has passed.");
            waves.open(wave);
        }
        return WaveView.get(id, sql);
    }

    @PUT
    @Path("{id}/closing")
    @RequiresPermissions("surveys:write")
    public WaveView close(@PathParam("id") WaveId id, @BeanParam Conditions conditions) {
        var wave = waves.get(id);
        conditions.refuseExisting(wave.version(), wave.state() == WaveState.CLOSED);
        if (wave.state() != WaveState.CLOSED) {
            conditions.refuseStale(wave.version());
            waves.close(wave);
        }
        return WaveView.get(id, sql);
    }
}
