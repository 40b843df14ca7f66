package io.perennial.health.scores;

import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
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
import java.time.LocalDate;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the distribution of all scores, and the accounts whose scores moved the most. */
@Path("health")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class HealthOverviewResource {
    @Inject Sql sql;
    @Inject Home home;
    @Inject Distributions distributions;

    @GET
    @Path("distribution")
    @RequiresPermissions("health:read")
    public HealthDistribution distribution(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var day = given.find("asOf", LocalDate.class).orElse(home.today());
        if (day.isAfter(home.today())) given.refuse("asOf", "range", "must be today or earlier");
        if (day.isBefore(HealthResource.EARLIEST)) given.refuse("asOf", "range", "must be in this century");
        given.check();
        return distributions.on(day);
    }

    @GET
    @Path("movers")
    @RequiresPermissions("health:read")
    public Movers movers(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var days = given.find("days", Integer.class).orElse(Movers.WEEK);
        if (days != Movers.WEEK && days != Movers.MONTH)
            given.refuse("days", "choice", Wording.of("must be one of {allowed}").with("allowed", List.of(Movers.WEEK, Movers.MONTH)));
        given.check();
        return Movers.of(days, sql);
    }
}
