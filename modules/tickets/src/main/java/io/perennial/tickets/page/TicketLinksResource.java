package io.perennial.tickets.page;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.http.Languages;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Links to the customer's page of a ticket, to hand out. They are no boundary, because a repeated request must not get the stored answer: a
 * link is stored nowhere.
 */
@Path("tickets/{id}/page-links")
@ApplicationScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class TicketLinksResource {
    /** A link to the customer's page. Nobody can read it again. */
    public record PageLink(String url, Instant expiresAt) {}

    /** A ticket that the caller sees. */
    record Seen(TicketId id, @Nullable Locale language) {}

    private static final String SEEN = "select id, language from {tickets.visible_ticket} where id = :id";

    @Inject Links links;
    @Inject Sql sql;
    @Inject Clock clock;

    @POST
    @RequiresPermissions("messages:write")
    public PageLink create(@PathParam("id") TicketId id) {
        var ticket = seen(id);
        var language = Languages.of(ticket.language());
        var lasts = Duration.ofDays(TicketPages.DAYS);
        var url = links.issue(new LinkWish(TicketPages.PURPOSE, id.value(), language, null, lasts));
        return new PageLink(url, clock.instant().plus(lasts));
    }

    @DELETE
    @RequiresPermissions("messages:write")
    public void revoke(@PathParam("id") TicketId id) {
        links.revoke(TicketPages.PURPOSE, seen(id).id().value());
    }

    private Seen seen(TicketId id) {
        return sql.first(Seen.class, SEEN, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
