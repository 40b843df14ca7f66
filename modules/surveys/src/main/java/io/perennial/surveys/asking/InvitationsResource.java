package io.perennial.surveys.asking;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** An invitation, and what became of it. */
@Path("invitations/{id}")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationsResource {
    /** Says what a channel tells of an invitation. */
    public record DeliveryBody(@NotNull Outcome outcome) {
        /** Says what happened to it: it arrived, or its address refused it. */
        public enum Outcome { DELIVERED, BOUNCED }
    }

    private static final String DELIVERED =
            """
            update surveys.invitation
            set delivered_at = coalesce(delivered_at, :now), state = case when state = 'sent' then 'delivered' else state end
            where tenant_id = :tenant and id = :id
            """;

    @Inject Clock clock;
    @Inject Sql sql;

    @POST
    @Path("delivery")
    @RequiresPermissions("surveys:write")
    public Response deliver(@PathParam("id") InvitationId id, DeliveryBody delivery) {
        var invitation = InvitationView.find(id, sql).orElseThrow(NotFound::here);
        if (invitation.sentAt() == null) throw AskingRefusal.NOT_INVITED.because("This invitation was not sent.");
        var statement = delivery.outcome() == DeliveryBody.Outcome.BOUNCED ? ReturnedInvitation.BOUNCED : DELIVERED;
        sql.change(statement, Map.of("id", id, "now", clock.instant()));
        return Response.ok(InvitationView.find(id, sql).orElseThrow()).build();
    }
}
