package io.perennial.vendors;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the people of a vendor see, row by row: the tickets that its grants name, their messages, clocks and requesters, and their own colleagues.
 * Grants add up on a row, and what is opened for a contact is what is opened on one of their visible tickets.
 */
public final class VendorSlices implements DeclaredSlices {
    /** The grants of the calling vendor that hold at the instant of the call. */
    private static final String HOLDING =
            """
            g.vendor_id = :sightVendor and g.from_at <= :sightNow::timestamptz and coalesce(g.until_at > :sightNow::timestamptz, true)
            and exists (select from {vendors.vendor} v where v.id = g.vendor_id and v.state = 'active')
            """;

    /** The condition that a grant {@code g} names a ticket, whose alias takes the place of %1$s. */
    static final String NAMES =
            """
            (g.queues = '{}' or %1$s.queue_id = any (g.queues))
            and (g.segments = '{}' and g.accounts = '{}' or %1$s.account_segment = any (g.segments) or %1$s.account_id = any (g.accounts))
            and (g.types = '{}' or %1$s.type = any (g.types))
            """;

    /** A solved ticket can be read for some days. */
    private static final String READABLE =
            """
            and (%1$s.state in ('new', 'open', 'pending', 'on_hold')
                 or coalesce(%1$s.closed_at, %1$s.solved_at, %1$s.state_since) > :sightNow::timestamptz - make_interval(days => g.readable_days))
            """;

    private static final String OF_TICKET =
            "select g.opens from {vendors.ticket_grant} g where " + HOLDING + " and " + (NAMES + READABLE).formatted("base");

    private static final String THROUGH_TICKETS =
            "select g.opens from {beyond tickets.live_ticket} t join {vendors.ticket_grant} g on " + HOLDING
                    + " and " + (NAMES + READABLE).formatted("t") + " where ";

    private static final String EVERYTHING = "array['contact_details', 'person_names', 'free_text', 'attachments', 'internal'] as opens";

    /** Public messages, and the notes of the vendor's own people. */
    private static final String SHARED =
            """
             and (base.kind = 'public' or exists (
                select from {identity.vendor_member} m where m.id = base.member_id and m.vendor_id = :sightVendor))
            """;
    private static final String COLLEAGUE =
            "select " + EVERYTHING
                    + " from {beyond identity.member} m where m.id = base.id and (m.vendor_id = :sightVendor or m.id = :sightCaller)";

    @Override
    public List<Slice> slices() {
        return List.of();
    }

    @Override
    public Set<String> others() {
        return Set.of();
    }

    @Override
    public Map<String, String> granted() {
        return Map.of(
                "tickets.live_ticket", OF_TICKET,
                "tickets.live_message", THROUGH_TICKETS + "t.id = base.ticket_id" + SHARED,
                "tickets.clock", THROUGH_TICKETS + "t.id = base.ticket_id",
                "accounts.live_contact", THROUGH_TICKETS + "t.contact_id = base.id",
                "vendors.current_grant", "select " + EVERYTHING + " from {vendors.ticket_grant} g where g.id = base.id and " + HOLDING,
                "identity.member", COLLEAGUE,
                "identity.member_name", COLLEAGUE,
                "identity.active_member", COLLEAGUE);
    }
}
