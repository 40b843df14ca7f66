package io.perennial.calendars;

import io.perennial.calendars.CalendarSummary.CalendarList;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves calendars and adds versions to them. */
@Path("calendars")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CalendarsResource {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,49}");

    @Inject CalendarWrites writes;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("calendars:read")
    public CalendarList list() {
        return new CalendarList(CalendarSummary.all(clock.instant(), sql));
    }

    @GET
    @Path("{name}")
    @RequiresPermissions("calendars:read")
    public CalendarView get(@PathParam("name") String name) {
        return CalendarView.find(name, clock.instant(), sql).orElseThrow(NotFound::here);
    }

    @PUT
    @Path("{name}")
    @RequiresPermissions("calendars:write")
    public CalendarView put(@PathParam("name") String name, @BeanParam Conditions conditions, CalendarBody body) {
        if (!NAME.matcher(name).matches()) throw NotFound.here();
        writes.put(name, body, conditions);
        return get(name);
    }
}
