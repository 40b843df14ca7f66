package io.perennial.engagement.callbacks;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Answers which part of the promised callbacks was kept. */
@Path("callbacks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class CallbacksKeptResource {
    @Inject Sql sql;
    @Inject Clock clock;

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
}
