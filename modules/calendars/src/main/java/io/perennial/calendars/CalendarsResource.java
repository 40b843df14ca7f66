package io.perennial.calendars;

import io.perennial.calendars.CalendarSummary.CalendarList;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Lists calendars. */
@Path("calendars")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class CalendarsResource {
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("calendars:read")
    public CalendarList list() {
        return new CalendarList(CalendarSummary.all(clock.instant(), sql));
    }
}
