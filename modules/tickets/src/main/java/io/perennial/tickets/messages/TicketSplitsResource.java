package io.perennial.tickets.messages;

import io.perennial.platform.json.Characters;
import io.perennial.platform.requests.Boundary;
import io.perennial.records.Created;
import io.perennial.records.Records;
import io.perennial.tickets.Offspring;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.Tickets;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Splits tickets: some messages become a ticket of their own. */
@Path("tickets")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TicketSplitsResource {
    private static final int MOST = 100;

    /**
     * The body of POST /tickets/{id}/splits.
     *
     * @param subject null for that of the ticket
     */
    public record TicketSplit(
            @NotNull @Size(min = 1, max = MOST, message = "must have {min} to {max} items") List<@NotNull MessageId> messageIds,
            @Characters(max = 200) @Nullable String subject) {}

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject Offspring offspring;
    @Inject MovedMessages moved;

    @POST
    @Path("{id}/splits")
    @RequiresPermissions("tickets:merge")
    public Response split(@PathParam("id") TicketId id, TicketSplit split, @Context UriInfo uri) {
        records.get(tickets, id);
        var messages = moved.of(id, split.messageIds());
        var to = offspring.split(id, split.subject(), messages.getFirst().sentAt());
        moved.move(messages, id, to);
        messages.stream().filter(MovedMessages.Part::isAnswer).findFirst().ifPresent(answer -> tickets.answered(to, answer.sentAt()));
        offspring.moved(id, to);
        return Created.at(uri, "tickets", to, tickets.view(to));
    }
}
