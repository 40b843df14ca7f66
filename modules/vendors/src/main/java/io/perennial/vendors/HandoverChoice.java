package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A vendor to which a ticket can be handed over: an active one, with a grant that names the ticket now. Nothing else is told of it. */
public record HandoverChoice(VendorId vendorId, String vendorName) {
    /** All of them, by name. */
    public record HandoverChoiceList(List<HandoverChoice> items) {}

    private static final String NAMING =
            """
            select v.id as vendor_id, v.name as vendor_name
            from {vendors.vendor} v
            where v.state = 'active'
              and exists (select from {tickets.visible_ticket} t join {vendors.ticket_grant} g on g.vendor_id = v.id and %s and %s where t.id = :id)
            order by v.name, v.id
            limit 200
            """.formatted(VendorSlices.IN_TIME.formatted(":now"), VendorSlices.NAMES.formatted("t"));

    static HandoverChoiceList of(TicketId ticket, Instant now, Sql sql) {
        return new HandoverChoiceList(sql.list(HandoverChoice.class, NAMING, Map.of("id", ticket, "now", now)));
    }
}
