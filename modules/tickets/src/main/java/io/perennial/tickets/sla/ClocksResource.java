package io.perennial.tickets.sla;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.ClockRows.Shown;
import io.perennial.tickets.sla.ClockView.ClockList;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the clocks of a ticket, accounts for their time, and excuses what they missed. */
@Path("tickets/{id}/clocks")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClocksResource {
    /** The body of PUT /tickets/{id}/clocks/{clockId}/excuse. */
    public record ClockExcuseBody(@NotNull @Characters(max = 2_000) String reason) {}

    @Inject ClockRows rows;
    @Inject Excuses excuses;
    @Inject Clock clock;

    @GET
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public ClockList list(@PathParam("id") TicketId id) {
        return new ClockList(rows.visible(id.value()).stream().map(one -> ClockView.of(one, now())).toList());
    }

    @GET
    @Path("{clockId}/explanation")
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public ClockExplanation explain(@PathParam("id") TicketId id, @PathParam("clockId") ClockId clockId) {
        return ClockExplanation.of(one(id, clockId).clock(), now());
    }

    @PUT
    @Path("{clockId}/excuse")
    @RequiresPermissions("tickets:excuse")
    public ClockView excuse(
            @PathParam("id") TicketId id, @PathParam("clockId") ClockId clockId, @BeanParam Conditions conditions, ClockExcuseBody body) {
        var held = excuses.held(id, clockId);
        conditions.refuseExisting(held.version(), held.reason() != null);
        if (!body.reason().equals(held.reason())) {
            conditions.refuseStale(held.version());
            if (held.missedAt() == null) throw ClockRefusal.CLOCK_NOT_MISSED.because("Only a missed target can be excused.");
            excuses.write(id, held, body.reason());
        }
        return ClockView.of(one(id, clockId), now());
    }

    @DELETE
    @Path("{clockId}/excuse")
    @RequiresPermissions("tickets:excuse")
    public ClockView takeBack(
            @PathParam("id") TicketId id, @PathParam("clockId") ClockId clockId,
            @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var held = excuses.held(id, clockId);
        version.check(held.version());
        if (held.reason() != null) excuses.write(id, held, null);
        return ClockView.of(one(id, clockId), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Shown one(TicketId id, ClockId clockId) {
        return rows.visible(id.value()).stream().filter(one -> one.clock().id().equals(clockId)).findFirst().orElseThrow(NotFound::here);
    }
}
