package io.perennial.tickets;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.tickets.GrantedActions.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses what no grant allows to the people of vendors. Other callers pass. */
@ApplicationScoped
public class VendorActions {
    private static final String COLLEAGUES = "select id from {identity.active_member} where id = any (:ids)";

    private static final String OF_OTHERS =
            """
            select count(*) from {tickets.visible_ticket} t join {joined tickets.current_handover} h on h.ticket_id = t.id
            where t.id = :id and h.vendor_id <> :vendor
            """;

    @Inject @Any Instance<GrantedActions> grants;
    @Inject Sql sql;

    /** Refuses the caller if it belongs to a vendor without a grant of this action. The ticket is visible to the caller. */
    public void require(TicketId ticket, Action action) {
        if (!allowed(ticket).contains(action))
            throw RequestRefusal.FORBIDDEN.because("No grant allows this on this ticket.");
    }

    /** Refuses the people of a vendor a ticket that one of ours has, or one of another vendor: they see only their colleagues. */
    void requireWithin(Ticket ticket) {
        var vendor = Call.current().sight().vendor();
        if (vendor != null && sql.number(OF_OTHERS, Map.of("id", ticket.id(), "vendor", vendor.id())) > 0)
            throw TicketRefusal.STATE_DIFFERS.because("Another vendor has the ticket.");
        var has = ticket.assignee();
        if (isVendor() && has != null && Known.among(Stream.of(has), COLLEAGUES, sql).isEmpty())
            throw RequestRefusal.FORBIDDEN.because("Assign tickets among your colleagues only. Somebody else has this one.");
    }

    /** Returns what the caller may do with a ticket that it sees, as far as grants decide. */
    Set<Action> allowed(TicketId ticket) {
        if (!isVendor()) return EnumSet.allOf(Action.class);
        return grants.stream().flatMap(one -> one.allowed(ticket).stream()).collect(Collectors.toSet());
    }

    /** Returns true if the caller belongs to a vendor. */
    public boolean isVendor() {
        return Call.current().sight().vendor() != null;
    }
}
