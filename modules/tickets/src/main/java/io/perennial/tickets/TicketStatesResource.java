package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.TicketState.OnHold;
import io.perennial.tickets.TicketState.Open;
import io.perennial.tickets.TicketState.Pending;
import io.perennial.tickets.TicketState.Solved;
import io.perennial.tickets.TicketState.Spam;
import io.perennial.tickets.queues.QueueId;
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
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Moves tickets between their states. With {@code If-Match}, of several callers who claim the same version one wins. The same request
 * again answers as the first did.
 */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketStatesResource {
    /**
     * Says who has the ticket.
     *
     * @param queueId null to leave it in its queue
     * @param assigneeId null for all members of the queue
     */
    public record TicketAssignment(@Nullable QueueId queueId, @Nullable MemberId assigneeId) implements SelfChecked {
        @Override
        public List<FieldError> faults() {
            if (queueId != null || assigneeId != null) return List.of();
            return List.of(new FieldError("/assigneeId", "required", "is required without `queueId`"));
        }
    }

    /** Waiting for the customer. */
    public record TicketPending(@Nullable Instant until) {}

    /** Waiting for somebody else, or for a planned day. */
    public record TicketHold(@NotNull HoldParty party, @Nullable Instant until) {}

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject VendorActions vendors;
    @Inject Sql sql;

    @GET
    @Path("{id}/states")
    @RequiresPermissions("tickets:read")
    public StateHistory states(@PathParam("id") TicketId id) {
        return StateHistory.of(TicketView.get(id, sql).id(), sql);
    }

    @PUT
    @Path("{id}/assignment")
    @OpenToVendors
    @RequiresPermissions("tickets:assign")
    public @Nullable TicketView assign(@PathParam("id") TicketId id, @BeanParam Conditions conditions, TicketAssignment assignment) {
        var ticket = granted(id, Action.ASSIGN_WITHIN);
        vendors.requireWithin(ticket);
        conditions.refuseExisting(ticket.version(), ticket.assignee() != null);
        if (!ticket.isWith(assignment.queueId(), assignment.assigneeId())) {
            conditions.refuseStale(ticket.version());
            moves.assign(ticket, assignment.queueId(), assignment.assigneeId());
        }
        return stillSeen(id);
    }

    @DELETE
    @Path("{id}/assignment")
    @OpenToVendors
    @RequiresPermissions("tickets:assign")
    public TicketView handBack(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        vendors.requireWithin(granted(id, Action.ASSIGN_WITHIN));
        return undone(id, version, ticket -> {
            if (ticket.assignee() == null) throw Standing.notIn("Nobody has the ticket.");
            moves.assign(ticket, null, null);
        });
    }

    @PUT
    @Path("{id}/pending")
    @OpenToVendors
    @RequiresPermissions("tickets:write")
    public TicketView pend(@PathParam("id") TicketId id, @BeanParam Conditions conditions, TicketPending pending) {
        granted(id, Action.REPLY);
        return waiting(id, conditions, new Pending(TicketBody.seconds(pending.until())), pending.until());
    }

    @DELETE
    @Path("{id}/pending")
    @OpenToVendors
    @RequiresPermissions("tickets:write")
    public TicketView goOn(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        granted(id, Action.REPLY);
        return undone(id, version, ticket -> {
            if (!(ticket.state() instanceof Pending)) throw Standing.notIn("The ticket does not wait for the customer.");
            moves.move(ticket, new Open());
        });
    }

    @PUT
    @Path("{id}/hold")
    @RequiresPermissions("tickets:write")
    public TicketView hold(@PathParam("id") TicketId id, @BeanParam Conditions conditions, TicketHold hold) {
        return waiting(id, conditions, new OnHold(hold.party(), TicketBody.seconds(hold.until())), hold.until());
    }

    @DELETE
    @Path("{id}/hold")
    @RequiresPermissions("tickets:write")
    public TicketView endHold(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, ticket -> {
            if (!(ticket.state() instanceof OnHold)) throw Standing.notIn("The ticket is not on hold.");
            moves.move(ticket, new Open());
        });
    }

    @PUT
    @Path("{id}/solution")
    @OpenToVendors
    @RequiresPermissions("tickets:write")
    public @Nullable TicketView solve(@PathParam("id") TicketId id, @BeanParam Conditions conditions, Solution solution) {
        var ticket = granted(id, Action.SOLVE);
        solution.requireFor(ticket.body());
        moves.requireComplete(ticket);
        move(id, conditions, new Solved(moves.now(), solution));
        return stillSeen(id);
    }

    @DELETE
    @Path("{id}/solution")
    @OpenToVendors
    @RequiresPermissions("tickets:write")
    public TicketView reopen(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        granted(id, Action.SOLVE);
        return undone(id, version, moves::reopen);
    }

    @PUT
    @Path("{id}/spam")
    @RequiresPermissions("tickets:write")
    public TicketView markAsSpam(@PathParam("id") TicketId id, @BeanParam Conditions conditions) {
        return moved(id, conditions, new Spam());
    }

    @DELETE
    @Path("{id}/spam")
    @RequiresPermissions("tickets:write")
    public TicketView restore(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        return undone(id, version, moves::restore);
    }

    /** Returns a ticket that the caller sees. The people of a vendor need a grant of the action too. */
    private Ticket granted(TicketId id, Action action) {
        var ticket = records.get(tickets, id);
        vendors.require(id, action);
        return ticket;
    }

    /** Refuses a time that is over, unless the ticket waits until then already. */
    private TicketView waiting(TicketId id, Conditions conditions, TicketState to, @Nullable Instant until) {
        var isSame = records.get(tickets, id).state().isSame(to);
        if (!isSame && until != null && !until.isAfter(moves.now()))
            throw new Invalid(List.of(new FieldError("/until", "rule", "must be in the future")));
        return moved(id, conditions, to);
    }

    private TicketView moved(TicketId id, Conditions conditions, TicketState to) {
        move(id, conditions, to);
        return TicketView.get(id, sql);
    }

    /** Returns the ticket after a move that may take it out of the caller's sight: then nothing, which is no failure. */
    private @Nullable TicketView stillSeen(TicketId id) {
        return TicketView.find(id, sql).orElse(null);
    }

    private void move(TicketId id, Conditions conditions, TicketState to) {
        var ticket = records.get(tickets, id);
        conditions.refuseExisting(ticket.version(), to.getClass().isInstance(ticket.state()));
        if (!ticket.state().isSame(to)) {
            conditions.refuseStale(ticket.version());
            moves.move(ticket, to);
        }
    }

    private TicketView undone(TicketId id, IfMatch version, Consumer<Ticket> change) {
        var ticket = records.get(tickets, id);
        version.check(ticket);
        change.accept(ticket);
        return TicketView.get(id, sql);
    }
}
