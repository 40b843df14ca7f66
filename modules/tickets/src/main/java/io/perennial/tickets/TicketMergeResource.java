package io.perennial.tickets;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Merges tickets, and links them. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketMergeResource {
    /** The body of PUT /tickets/{id}/merge. */
    public record TicketMerge(@NotNull TicketId into) {}

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMerges merges;
    @Inject TicketLinks links;
    @Inject Sql sql;

    @PUT
    @Path("{id}/merge")
    @RequiresPermissions("tickets:merge")
    public TicketView merge(@PathParam("id") TicketId id, @BeanParam Conditions conditions, TicketMerge merge) {
        TicketView.get(id, sql);
        merges.hold(id, merge.into());
        var ticket = records.get(tickets, id);
        conditions.refuseExisting(ticket.version(), ticket.standing().mergedInto() != null);
        if (!merge.into().equals(ticket.standing().mergedInto())) {
            conditions.refuseStale(ticket.version());
            merges.merge(ticket, merge.into());
        }
        return TicketView.get(id, sql);
    }

    @DELETE
    @Path("{id}/merge")
    @RequiresPermissions("tickets:merge")
    public TicketView undo(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var ticket = records.get(tickets, id);
        version.check(ticket);
        merges.undo(ticket);
        return TicketView.get(id, sql);
    }

    @GET
    @Path("{id}/links")
    @RequiresPermissions("tickets:read")
    public TicketLinkList links(@PathParam("id") TicketId id) {
        return TicketLinkList.of(TicketView.get(id, sql).id(), sql);
    }

    @PUT
    @Path("{id}/links/{kind: duplicate|caused_by|parent}/{otherId}")
    @RequiresPermissions("tickets:write")
    public TicketView link(
            @PathParam("id") TicketId id, @PathParam("kind") String word, @PathParam("otherId") TicketId otherId,
            @BeanParam Conditions conditions) {
        var ticket = records.get(tickets, id);
        var other = TicketView.get(otherId, sql).id();
        var kind = TicketLinks.said(word);
        var exists = links.has(id, kind, other);
        conditions.refuseExisting(ticket.version(), exists);
        if (!exists) {
            conditions.refuseStale(ticket.version());
            links.add(id, kind, other);
        }
        return TicketView.get(id, sql);
    }

    @DELETE
    @Path("{id}/links/{kind: duplicate|caused_by|parent}/{otherId}")
    @RequiresPermissions("tickets:write")
    public TicketView unlink(
            @PathParam("id") TicketId id, @PathParam("kind") String word, @PathParam("otherId") TicketId otherId,
            @HeaderParam("If-Match") @DefaultValue("") IfMatch version) {
        var ticket = records.get(tickets, id);
        version.check(ticket);
        links.remove(id, TicketLinks.said(word), TicketView.get(otherId, sql).id());
        return TicketView.get(id, sql);
    }
}
