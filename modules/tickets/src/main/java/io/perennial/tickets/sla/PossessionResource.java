package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Tells who held a ticket for how long. */
@Path("tickets/{id}/possession")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class PossessionResource {
    @Inject Calendars calendars;
    @Inject Sql sql;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("tickets:read")
    public TicketPossession get(@PathParam("id") TicketId id) {
        return TicketPossession.get(id, clock.instant().truncatedTo(ChronoUnit.SECONDS), calendars, sql);
    }
}
