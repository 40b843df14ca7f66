package io.perennial.renewals.forecast;

import io.perennial.identity.Home;
import io.perennial.kernel.Page;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves a quarter's forecast, its snapshots with their lines, and its accuracy. */
@Path("forecast")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ForecastResource {
    @Inject Sql sql;
    @Inject Home home;
    @Inject Lists lists;

    @GET
    @RequiresPermissions("forecast:read")
    @Classified(FieldClass.REVENUE)
    public Forecast get(@Context UriInfo uri) {
        return Forecast.of(quarter(uri), home.settings().currency(), sql);
    }

    @GET
    @Path("snapshots")
    @RequiresPermissions("forecast:read")
    @Classified(FieldClass.REVENUE)
    public ForecastSnapshots snapshots(@Context UriInfo uri) {
        return ForecastSnapshots.of(quarter(uri), sql);
    }

    @GET
    @Path("snapshots/{takenOn}/lines")
    @RequiresPermissions("forecast:read")
    @Classified(FieldClass.REVENUE)
    public Page<ForecastLine> lines(@PathParam("takenOn") String takenOn, @Context UriInfo uri) {
        return lists.page(ForecastLine.LISTING, Query.of(uri), Map.of("takenOn", day(takenOn)));
    }

    @GET
    @Path("accuracy")
    @RequiresPermissions("forecast:read")
    @Classified(FieldClass.REVENUE)
    public ForecastAccuracy accuracy(@Context UriInfo uri) {
        return ForecastAccuracy.of(quarter(uri), sql);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw NotFound.here();
        }
    }

    static Quarter quarter(UriInfo uri) {
        var given = Parameters.of(uri);
        var quarter = given.required("quarter", Quarter.FORM.pattern());
        given.check();
        return Quarter.of(quarter);
    }
}
