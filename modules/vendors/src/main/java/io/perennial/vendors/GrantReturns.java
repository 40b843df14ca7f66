package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.Handovers;
import io.perennial.tickets.Handovers.End;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returns the unsolved tickets that a vendor has and that no grant of it names any more. */
@ApplicationScoped
class GrantReturns {
    record Unnamed(TicketId id) {}

    private static final String UNNAMED =
            """
            select t.id
            from {whole tickets.current_handover} h
            join {whole tickets.live_ticket} t on t.id = h.ticket_id
            where t.state in ('new', 'open', 'pending', 'on_hold')
              and (h.vendor_id = :vendor::uuid or h.ticket_id = any (:tickets::uuid[]))
              and not exists (select from {vendors.ticket_grant} g
                              where g.vendor_id = h.vendor_id and %s and %s
                                and exists (select from {vendors.vendor} v where v.id = g.vendor_id and v.state = 'active'))
            order by t.id
            limit 1000
            """.formatted(VendorSlices.IN_TIME.formatted(":now"), VendorSlices.NAMES.formatted("t"));

    @Inject Handovers handovers;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Looks at all tickets that a vendor has. */
    void of(VendorId vendor) {
        returned(vendor, List.of());
    }

    /** Looks at some tickets. */
    void among(Collection<TicketId> tickets) {
        returned(null, tickets);
    }

    private void returned(@Nullable VendorId vendor, Collection<TicketId> tickets) {
        Call.current().seeingAll().run(() -> {
            for (var id : unnamed(vendor, tickets, clock.instant(), sql)) handovers.end(id, End.RETURNED, null);
            return true;
        });
    }

    static List<TicketId> unnamed(@Nullable VendorId vendor, Collection<TicketId> tickets, Instant now, Sql sql) {
        var ids = tickets.stream().map(TicketId::value).toArray(UUID[]::new);
        return sql.list(Unnamed.class, UNNAMED, Sql.values("vendor", vendor, "tickets", ids, "now", now)).stream().map(Unnamed::id)
                .toList();
    }
}
