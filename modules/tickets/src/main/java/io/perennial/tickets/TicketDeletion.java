package io.perennial.tickets;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.shiro.SecurityUtils;

/**
 * Refuses to delete what a customer wrote, and what was missed, to all but those who may excuse it: both would be gone from the figures, as if
 * nobody had asked. What another system told of the past can be told again.
 */
@ApplicationScoped
@BeyondSight("A ticket goes on for all that are merged into it, whoever sees them; they are not told of which.")
class TicketDeletion {
    private static final String PERMISSION = "tickets:excuse";

    private static final String KEPT =
            """
            select count(*) from {tickets.visible_ticket} t
            where t.id = :id
              and (not t.history and exists (select from {tickets.visible_message} m
                                             where m.ticket_id = t.id and m.kind = 'public' and m.author = 'contact')
                   or exists (select from {tickets.visible_clock} c
                              where c.ticket_id = t.id and c.party = 'customer' and c.missed_at is not null and not c.replayed))
            """;
    private static final String MERGED_INTO =
            "select count(*) from {beyond tickets.ticket} where merged_into = :id and deleted_at is null";

    @Inject Sql sql;

    /** The caller has locked the ticket, so that no other one is merged into it meanwhile. */
    void require(TicketId id) {
        if (goesOn(id, sql))
            throw TicketRefusal.TICKET_KEPT.because("Other tickets are merged into this one, which goes on for them. Undo that first.");
        if (isKept(id, sql) && !SecurityUtils.getSubject().isPermitted(PERMISSION))
            throw TicketRefusal.TICKET_KEPT
                    .because("This ticket has what a customer wrote, or a target that was missed, so it is not deleted.");
    }

    /** Returns true if other tickets are merged into it: without it, nobody would see what becomes of them. */
    static boolean goesOn(TicketId id, Sql sql) {
        return sql.number(MERGED_INTO, Map.of("id", id)) > 0;
    }

    /** Returns true if the ticket has messages of its customer, or a missed clock of its customer. */
    static boolean isKept(TicketId id, Sql sql) {
        return sql.number(KEPT, Map.of("id", id)) > 0;
    }
}
