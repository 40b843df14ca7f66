package io.perennial.calendars;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Calculates business time for whoever plans by it. */
@Path("calendars/{name}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class BusinessTimeResource {
    /**
     * The answer of GET /calendars/{name}/due.
     *
     * @param provisional true if holidays that are not published yet may move it
     */
    public record CalendarDue(Instant dueAt, boolean provisional) {}

    /** The answer of GET /calendars/{name}/business-time. */
    public record BusinessTime(long seconds, boolean provisional) {}

    /** The answer of GET /calendars/{name}/work-day. */
    public record WorkDay(LocalDate day, boolean provisional) {}

    private static final int MOST_DAYS = 2_000;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    @Inject Calendars calendars;

    @GET
    @Path("due")
    @RequiresPermissions("calendars:read")
    public CalendarDue due(@PathParam("name") String name, @Context UriInfo uri) {
        return PlannedTime.due(uri, () -> planned(name));
    }

    @GET
    @Path("business-time")
    @RequiresPermissions("calendars:read")
    public BusinessTime measure(@PathParam("name") String name, @Context UriInfo uri) {
        return PlannedTime.between(uri, () -> planned(name));
    }

    @GET
    @Path("work-day")
    @RequiresPermissions("calendars:read")
    public WorkDay workDay(@PathParam("name") String name, @Context UriInfo uri) {
        var given = Parameters.of(uri);
        var from = given.required("from", LocalDate.class);
        var days = given.required("days", Integer.class).orElse(0);
        if (Math.abs((long) days) > MOST_DAYS) given.refuse("days", "range", "must be between -2,000 and 2,000");
        if (from.filter(day -> day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR).isPresent())
            given.refuse("from", "range", PlannedTime.FAR);
        given.check();
        var time = named(name).time();
        var day = time.workDay(from.orElseThrow(), days);
        if (day.isEmpty()) {
            given.refuse("days", "range", "must be open within 100 years");
            given.check();
        }
        return new WorkDay(day.orElseThrow(), time.isProvisional(from.orElseThrow(), day.orElseThrow()));
    }

    private NamedCalendar named(String name) {
        return calendars.find(name).orElseThrow(NotFound::here);
    }

    private PlannedTime planned(String name) {
        var time = named(name).time();
        return new PlannedTime(time, time);
    }
}
