package io.perennial.tickets;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Promises customers when they hear of their ticket again. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketPromiseResource {
    /** The body of PUT /tickets/{id}/promise. */
    public record TicketPromise(@NotNull Instant by) {}

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject Sql sql;

    @PUT
    @Path("{id}/promise")
    @RequiresPermissions("tickets:write")
    public TicketView promise(@PathParam("id") TicketId id, @BeanParam Conditions conditions, TicketPromise promise) {
        var ticket = records.get(tickets, id);
        var by = promise.by().truncatedTo(ChronoUnit.SECONDS);
        conditions.refuseExisting(ticket.version(), ticket.standing().promisedBy() != null);
        if (!by.equals(ticket.standing().promisedBy())) {
            conditions.refuseStale(ticket.version());
            if (!by.isAfter(moves.now())) throw new Invalid(List.of(new FieldError("/by", "rule", "must be in the future")));
            moves.promise(ticket, by);
        }
        return TicketView.get(id, sql);
    }

    @DELETE
    @Path("{id}/promise")
    @RequiresPermissions("tickets:write")
    public TicketView takeBack(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var ticket = records.get(tickets, id);
        version.check(ticket);
        if (ticket.standing().promisedBy() == null) throw Standing.notIn("Nothing is promised.");
        moves.promise(ticket, null);
        return TicketView.get(id, sql);
    }
}
