package io.perennial.vendors;

import io.perennial.platform.sql.Sql;
import io.perennial.tickets.GrantedActions;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up what the grants allow that hold now and name the ticket. */
@ApplicationScoped
class CurrentGrants implements GrantedActions {
    private static final String ALLOWED =
            "select distinct unnest(g.actions) as action from {tickets.visible_ticket} t join {vendors.current_grant} g on "
                    + VendorSlices.NAMES.formatted("t") + " where t.id = :ticket";

    private record Allowed(Action action) {}

    @Inject Sql sql;

    @Override
    public Set<Action> allowed(TicketId ticket) {
        return sql.list(Allowed.class, ALLOWED, Map.of("ticket", ticket)).stream().map(Allowed::action).collect(Collectors.toSet());
    }
}
