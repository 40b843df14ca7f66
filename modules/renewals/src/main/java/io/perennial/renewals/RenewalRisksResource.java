package io.perennial.renewals;

import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Names what puts renewals at risk. */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class RenewalRisksResource {
    @Inject Renewals renewals;
    @Inject @Any Instance<RiskSource> sources;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @Path("{id}/risks")
    @RequiresPermissions("renewals:read")
    public RenewalRisks risks(@PathParam("id") RenewalId id) {
        renewals.requireVisible(id);
        return RenewalRisks.of(id, clock.instant(), sql, sources.stream().toList());
    }
}
