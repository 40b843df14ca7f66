package io.perennial.tickets.sla;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.ClockView.ClockList;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the clocks of a ticket and accounts for their time. */
@Path("tickets/{id}/clocks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class ClocksResource {
    @Inject ClockRows rows;
    @Inject Clock clock;

    @GET
    @RequiresPermissions("tickets:read")
    public ClockList list(@PathParam("id") TicketId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new ClockList(rows.visible(id.value()).stream().map(one -> ClockView.of(one, now)).toList());
    }

    @GET
    @Path("{clockId}/explanation")
    @RequiresPermissions("tickets:read")
    public ClockExplanation explain(@PathParam("id") TicketId id, @PathParam("clockId") ClockId clockId) {
        return rows.visible(id.value()).stream()
                .filter(one -> one.id().equals(clockId))
                .findFirst()
                .map(one -> ClockExplanation.of(one, clock.instant().truncatedTo(ChronoUnit.SECONDS)))
                .orElseThrow(NotFound::here);
    }
}
