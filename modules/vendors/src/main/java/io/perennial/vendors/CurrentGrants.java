package io.perennial.vendors;

import io.perennial.platform.sql.Sql;
import io.perennial.tickets.GrantedActions;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

/** Looks up what the grants allow that hold now and name the ticket. */
@ApplicationScoped
class CurrentGrants implements GrantedActions {
    private static final String ALLOWED =
            "select count(*) from {tickets.visible_ticket} t join {vendors.current_grant} g on " + VendorSlices.NAMES.formatted("t")
                    + " where t.id = :ticket and :action = any (g.actions)";

    @Inject Sql sql;

    @Override
    public boolean allow(TicketId ticket, Action action) {
        return sql.number(ALLOWED, Map.of("ticket", ticket, "action", action.name().toLowerCase(Locale.ROOT))) > 0;
    }
}
