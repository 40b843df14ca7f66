package io.perennial.tickets;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.tickets.GrantedActions.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Refuses what no grant allows to the people of vendors. Other callers pass. */
@ApplicationScoped
public class VendorActions {
    @Inject @Any Instance<GrantedActions> grants;

    /** Refuses the caller if it belongs to a vendor without a grant of this action. The ticket is visible to the caller. */
    public void require(TicketId ticket, Action action) {
        if (isVendor() && grants.stream().noneMatch(one -> one.allow(ticket, action)))
            throw RequestRefusal.FORBIDDEN.because("No grant allows this on this ticket.");
    }

    /** Returns true if the caller belongs to a vendor. */
    public boolean isVendor() {
        return Call.current().sight().vendor() != null;
    }
}
