package io.perennial.renewals.rate;

import io.perennial.identity.Home;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
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
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the renewal rate. */
@Path("renewals")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class RenewalRateResource {
    @Inject Sql sql;
    @Inject Home home;

    @GET
    @Path("rate")
    @RequiresPermissions("renewals:read")
    @Classified(FieldClass.REVENUE)
    public RenewalRate get(@Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class);
        var to = given.find("to", LocalDate.class).orElse(home.today().plusDays(1));
        var groupBy = given.find("groupBy", RateGrouping.class).orElse(null);
        given.tenYears(from, to);
        given.check();
        return RenewalRate.of(from.orElseThrow(), to, groupBy, home.today(), home.settings().currency(), sql);
    }
}
