package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;

/**
 * Counts what a grant would open today, before it is made.
 *
 * @param tickets the tickets that it names and that can be read, among them {@code openTickets}
 * @param contacts the requesters of these tickets
 * @param members the people of the vendor who would see them
 */
public record GrantPreview(long tickets, long openTickets, long accounts, long contacts, long members) {
    private static final String NAMED =
            """
            select count(*) as tickets, count(*) filter (where t.state in ('new', 'open', 'pending', 'on_hold')) as open_tickets,
                   count(distinct t.account_id) as accounts, count(distinct t.contact_id) as contacts,
                   (select count(*) from {identity.vendor_member} m where m.vendor_id = :vendor and not m.suspended) as members
            from {tickets.visible_ticket} t
            cross join (select :queues::uuid[] as queues, :segments::text[] as segments, :accounts::uuid[] as accounts,
                               :types::text[] as types, :days::integer as readable_days) g
            where
            """ + (VendorSlices.NAMES + VendorSlices.READABLE).formatted("t", ":now");

    static GrantPreview of(VendorId vendor, GrantBody body, Instant now, Sql sql) {
        var values = GrantWrites.named(body);
        values.putAll(Map.of("vendor", vendor, "now", now));
        return sql.first(GrantPreview.class, NAMED, values).orElseThrow();
    }
}
