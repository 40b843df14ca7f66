package io.perennial.tickets;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares the slice through which callers see tickets: those of the accounts that they see; who sees all accounts, the unmatched ones too. */
public final class TicketSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of(Slice.ofAccounts("tickets.visible_ticket", "tickets.live_ticket", "account_owner_id", "account_segment"),
                Slice.through("tickets.visible_clock", "tickets.clock", "ticket_id", "tickets.visible_ticket"));
    }

    @Override
    public Set<String> others() {
        return Set.of("tickets.ticket");
    }
}
