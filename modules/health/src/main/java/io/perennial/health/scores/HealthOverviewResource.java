package io.perennial.health.scores;

import io.perennial.identity.Home;
import io.perennial.kernel.Grain;
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

/** Serves the distribution of all scores and its trend, and the accounts whose scores moved the most. */
@Path("health")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class HealthOverviewResource {
    /** Names the churned customers, which are left out unless the caller asks for them. */
    enum Included { CHURNED }

    private static final int DEFAULT_DAYS = 91;

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
        var churned = churned(given);
        given.check();
        return distributions.on(day, churned);
    }

    @GET
    @Path("trend")
    @RequiresPermissions("health:read")
    public HealthTrend trend(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var by = given.find("by", Grain.class).orElse(Grain.WEEK);
        var to = given.find("to", LocalDate.class).orElse(home.today().plusDays(1));
        var from = given.find("from", LocalDate.class).orElse(to.minusDays(DEFAULT_DAYS));
        if (!from.isBefore(to)) given.refuse("from", "range", "must be a day before `to`");
        if (from.isBefore(HealthResource.EARLIEST)) given.refuse("from", "range", "must be in this century");
        if (to.isAfter(home.today().plusDays(1))) given.refuse("to", "range", "must be tomorrow or earlier");
        if (HealthTrend.days(by, from, to).size() > HealthTrend.MOST)
            given.refuse("from", "range", Wording.of("must be at most {max} periods before `to`").with("max", HealthTrend.MOST));
        var churned = churned(given);
        given.check();
        return HealthTrend.of(by, from, to, churned, sql);
    }

    @GET
    @Path("movers")
    @RequiresPermissions("health:read")
    public Movers movers(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var days = given.find("days", Integer.class).orElse(Movers.WEEK);
        if (days != Movers.WEEK && days != Movers.MONTH)
            given.refuse("days", "choice", Wording.of("must be one of {allowed}").with("allowed", List.of(Movers.WEEK, Movers.MONTH)));
        var churned = churned(given);
        given.check();
        return Movers.of(days, churned, sql);
    }

    /** Returns true if the caller asks for churned customers, too. */
    private static boolean churned(Parameters given) {
        return given.find("include", Included.class).isPresent();
    }
}
