package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

/** Serves who watches a ticket, and who has it open. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
public class TicketAudienceResource {
    @Inject Audience audience;
    @Inject Sql sql;

    @GET
    @Path("{id}/watchers")
    @RequiresPermissions("tickets:read")
    public TicketWatchers watchers(@PathParam("id") TicketId id) {
        var version = TicketView.get(id, sql).version();
        return new TicketWatchers(audience.watchers(id), version);
    }

    @PUT
    @Path("{id}/watchers/me")
    @RequiresPermissions("tickets:read")
    public TicketWatchers watch(@PathParam("id") TicketId id, @BeanParam Conditions conditions) {
        var version = TicketView.get(id, sql).version();
        var me = me();
        var watches = audience.watches(id, me);
        conditions.refuseExisting(version, watches);
        if (!watches) {
            conditions.refuseStale(version);
            audience.watch(id, me);
        }
        return watchers(id);
    }

    @DELETE
    @Path("{id}/watchers/me")
    @RequiresPermissions("tickets:read")
    public TicketWatchers unwatch(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        version.check(TicketView.get(id, sql).version());
        audience.unwatch(id, me());
        return watchers(id);
    }

    @GET
    @Path("{id}/presence")
    @RequiresPermissions("tickets:read")
    public TicketPresence present(@PathParam("id") TicketId id) {
        var version = TicketView.get(id, sql).version();
        return new TicketPresence(audience.present(id), version);
    }

    @PUT
    @Path("{id}/presence")
    @RequiresPermissions("tickets:read")
    public TicketPresence arrive(@PathParam("id") TicketId id, @BeanParam Conditions conditions) {
        var version = TicketView.get(id, sql).version();
        var me = me();
        conditions.refuseExisting(version, audience.present(id).stream().anyMatch(one -> one.memberId().equals(me)));
        conditions.refuseStale(version);
        audience.arrive(id, me);
        return present(id);
    }

    @DELETE
    @Path("{id}/presence")
    @RequiresPermissions("tickets:read")
    public TicketPresence leave(@PathParam("id") TicketId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        version.check(TicketView.get(id, sql).version());
        audience.leave(id, me());
        return present(id);
    }

    private static MemberId me() {
        return MemberId.calling().orElseThrow(() -> TicketRefusal.NOT_A_MEMBER.because("Only a member can do this, not a program."));
    }
}
