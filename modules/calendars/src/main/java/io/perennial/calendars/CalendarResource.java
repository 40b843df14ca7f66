package io.perennial.calendars;

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

/** Serves one calendar and adds versions to it. */
@Path("calendars/{name}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CalendarResource {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,49}");

    @Inject CalendarWrites writes;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("calendars:read")
    public CalendarView get(@PathParam("name") String name) {
        return CalendarView.find(name, clock.instant(), sql).orElseThrow(NotFound::here);
    }

    @PUT
    @RequiresPermissions("calendars:write")
    public CalendarView put(@PathParam("name") String name, @BeanParam Conditions conditions, CalendarBody body) {
        if (!NAME.matcher(name).matches()) throw NotFound.here();
        writes.put(name, body, conditions);
        return get(name);
    }
}
