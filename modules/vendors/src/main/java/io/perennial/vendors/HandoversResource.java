package io.perennial.vendors;

import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.Handovers;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.VendorActions;
import io.perennial.vendors.HandoverChoice.HandoverChoiceList;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Hands tickets over to vendors. The vendor gives one back, or it is taken back. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HandoversResource {
    /** The body of PUT /tickets/{id}/hand-back. */
    public record HandBackBody(@NotNull @Characters(max = 2_000) String reason) {}

    @Inject VendorHandovers writes;
    @Inject Handovers handovers;
    @Inject VendorActions vendors;

    @GET
    @Path("{id}/handover")
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public HandoverView get(@PathParam("id") TicketId id) {
        return writes.get(id);
    }

    /** Tells whoever hands tickets over the names of vendors, and neither their grants nor their prices. */
    @GET
    @Path("{id}/handover/choices")
    @RequiresPermissions("tickets:assign")
    public HandoverChoiceList choices(@PathParam("id") TicketId id) {
        return writes.choices(id);
    }

    @PUT
    @Path("{id}/handover")
    @RequiresPermissions("tickets:assign")
    public HandoverView handOver(@PathParam("id") TicketId id, @BeanParam Conditions conditions, HandoverBody body) {
        return writes.handOver(id, body, conditions);
    }

    @PUT
    @Path("{id}/hand-back")
    @OpenToVendors
    @RequiresPermissions("tickets:assign")
    public HandoverView handBack(@PathParam("id") TicketId id, @BeanParam Conditions conditions, HandBackBody body) {
        handovers.hold(id);
        vendors.require(id, Action.HAND_BACK);
        return writes.handBack(id, body.reason(), conditions);
    }
}
