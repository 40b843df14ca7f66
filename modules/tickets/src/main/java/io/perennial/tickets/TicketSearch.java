package io.perennial.tickets;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.records.search.SearchKind;
import io.perennial.records.search.SearchRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Set;

/** Makes tickets searchable by number and subject, as soon as their account is known. */
@ApplicationScoped
@ListensAs("tickets.ticket-search")
@BeyondSight("What is searched is kept of all tickets. A search answers only ids of visible ones.")
class TicketSearch {
    private static final String TEXTS =
            """
            select t.id, t.account_id, t.subject as title, t.number::text as open_text, t.subject as closed_text
            from {beyond tickets.ticket} t
            where t.id = any (:ids) and t.deleted_at is null and t.account_id is not null
            """;
    private static final String SHOWN =
            """
            select t.id, t.account_id, (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name,
                   '#' || t.number || coalesce(' ' || left(t.subject, 180), '') as title, null::text as text
            from {tickets.visible_ticket} t
            where t.id = any (:ids)
            """;
    static final SearchKind KIND =
            new SearchKind("tickets", "tickets.ticket", "tickets:read", TicketId::new, Set.of(FieldClass.FREE_TEXT), TEXTS, SHOWN);

    @Inject SearchRows rows;

    @Produces
    static SearchKind kind() {
        return KIND;
    }

    void on(@Observes Happened<TicketEvent> happened) {
        rows.follow(KIND, happened.each(TicketEvent::subject));
    }
}
