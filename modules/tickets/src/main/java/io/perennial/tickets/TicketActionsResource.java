package io.perennial.tickets;

import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.requests.Boundary;
import io.perennial.records.Records;
import io.perennial.tickets.GrantedActions.Action;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Tells what grants let a caller do with a ticket, so that a program offers nothing that is refused. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TicketActionsResource {
    /**
     * The answer of GET /tickets/{id}/actions.
     *
     * @param handedOver true if there is a handover that the caller may read
     */
    public record TicketActions(TicketId id, List<Action> actions, boolean handedOver) {}

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject VendorActions vendors;
    @Inject Handovers handovers;

    @GET
    @Path("{id}/actions")
    @OpenToVendors
    @RequiresPermissions("tickets:read")
    public TicketActions get(@PathParam("id") TicketId id) {
        records.get(tickets, id);
        return new TicketActions(id, vendors.allowed(id).stream().sorted().toList(), handovers.last(id).isPresent());
    }
}
