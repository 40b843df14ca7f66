package io.perennial.partners.feed;

import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.records.Created;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Takes snapshots and serves them. */
@Path("snapshots")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SnapshotsResource {
    static final String LINES = "application/x-ndjson";

    @Inject Snapshots snapshots;
    @Inject FeedScopes scopes;
    @Inject ChangeLog log;
    @Inject Jobs jobs;
    @Inject Tenants tenants;
    @Inject Sql sql;

    @POST
    @RequiresPermissions("changes:read")
    public Response take(SnapshotBody body, @Context UriInfo uri) {
        var asked = body.types() == null ? List.<String>of() : body.types().stream().distinct().sorted().toList();
        var scope = scopes.permitted(asked);
        var id = snapshots.add(asked, scope, log.last());
        jobs.wake(TakeSnapshots.JOB);
        return Created.later(uri, id, snapshots.view(id));
    }

    @GET
    @Path("{id}")
    @RequiresPermissions("changes:read")
    public SnapshotView get(@PathParam("id") SnapshotId id) {
        return snapshots.view(id);
    }

    /** Reads each part in a transaction of its own while the answer is written, so a slow reader holds no connection. */
    @GET
    @Path("{id}/lines")
    @Produces(LINES)
    @RequiresPermissions("changes:read")
    public StreamingOutput lines(@PathParam("id") SnapshotId id, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var type = given.required("type", TextForm.upTo(20));
        given.check();
        var lines = snapshots.lines(id, type);
        return out -> write(lines, out);
    }

    private void write(SnapshotLines lines, OutputStream out) throws IOException {
        for (int at = 1; at <= lines.parts(); at++) {
            int number = at;
            out.write(tenants.alone(() -> lines.part(number, sql)));
        }
    }
}
