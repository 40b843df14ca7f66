package io.perennial.vendors;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Hidden;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Opens to the people of a vendor, row by row: the tickets that its grants name, their messages, clocks and requesters, and their own colleagues.
 * Grants add up on a row, and what is opened for a contact is what is opened on one of their visible tickets.
 */
@BeyondSight("Grants name tickets of any account; only what they name is seen.")
public final class VendorSlices implements DeclaredSlices {
    /** The condition that a grant {@code g} holds at an instant, which takes the place of %1$s. */
    static final String IN_TIME = "g.from_at <= %1$s::timestamptz and coalesce(g.until_at > %1$s::timestamptz, true)";

    /** The grants of the calling vendor that hold at the instant of the call. */
    private static final String HOLDING =
            """
            g.vendor_id = :sightVendor and %s
            and exists (select from {vendors.vendor} v where v.id = g.vendor_id and v.state = 'active')
            """.formatted(IN_TIME.formatted(":sightNow"));

    /** The condition that a grant {@code g} names a ticket, whose alias takes the place of %1$s. */
    static final String NAMES =
            """
            (g.queues = '{}' or %1$s.queue_id = any (g.queues))
            and (g.segments = '{}' and g.accounts = '{}' or %1$s.account_segment = any (g.segments) or %1$s.account_id = any (g.accounts))
            and (g.types = '{}' or %1$s.type = any (g.types))
            """;

    /** A solved ticket can be read for some days after which the instant %2$s comes. */
    static final String READABLE =
            """
            and (%1$s.state in ('new', 'open', 'pending', 'on_hold')
                 or coalesce(%1$s.solved_at, %1$s.closed_at, %1$s.state_since) > %2$s::timestamptz - make_interval(days => g.readable_days))
            """;

    private static final String OF_TICKET =
            "select g.opens from {vendors.ticket_grant} g where " + HOLDING + " and " + (NAMES + READABLE).formatted("base", ":sightNow");

    private static final String THROUGH_TICKETS =
            "select g.opens from {beyond tickets.live_ticket} t join {vendors.ticket_grant} g on " + HOLDING
                    + " and " + (NAMES + READABLE).formatted("t", ":sightNow") + " where ";

    private static final String EVERYTHING = "array['contact_details', 'person_names', 'free_text', 'attachments', 'internal'] as opens";

    /** Public messages, and the notes of the vendor's own people. */
    private static final String SHARED =
            """
             and (base.kind = 'public' or exists (
                select from {identity.vendor_member} m where m.id = base.member_id and m.vendor_id = :sightVendor))
            """;
    /** The customer's clocks, of which lists show the next one, and the vendor's own. */
    private static final String OWN_OR_CUSTOMERS = " and coalesce(base.vendor_id = :sightVendor, true)";

    private static final String COLLEAGUE = "select " + EVERYTHING
            + " from {beyond identity.vendor_member} m where m.id = base.id and m.vendor_id = :sightVendor";

    /** Opens the colleagues of whom something is decided: of a suspended vendor nobody. */
    private static final String COLLEAGUE_AT_WORK =
            COLLEAGUE + " and exists (select from {vendors.vendor} v where v.id = m.vendor_id and v.state = 'active')";

    /** Opens rows that the server looks up for its caller: nothing of it is shown, but the caller's own sessions and choices. */
    private static final String OWN = "select " + EVERYTHING + " from (select 1) one where %s";

    /** Hides a member who is no colleague: to the people of a vendor, ours are the support team. */
    private static final String NOT_COLLEAGUE =
            "not exists (select from {beyond identity.vendor_member} m where m.id = base.%s and m.vendor_id = :sightVendor)";

    private static final String OUR_TEAM = "'[support team]'";

    private static Hidden member(String relation, String column, String... also) {
        return new Hidden(relation, column, "base." + column + " is not null and " + NOT_COLLEAGUE.formatted(column), "null",
                List.of(also));
    }

    @Override
    public List<Hidden> hidden() {
        return List.of(
                member("tickets.live_ticket", "assignee_id", "assignee_name"),
                member("tickets.live_message", "member_id"),
                member("tickets.clock", "excused_by"),
                new Hidden("tickets.live_message", "author_name", "base.author = 'member' and " + NOT_COLLEAGUE.formatted("member_id"),
                        OUR_TEAM, List.of("written_by")));
    }

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
        return Map.ofEntries(
                Map.entry("tickets.live_ticket", OF_TICKET),
                Map.entry("tickets.live_message", THROUGH_TICKETS + "t.id = base.ticket_id" + SHARED),
                Map.entry("tickets.live_attachment", THROUGH_TICKETS + "t.id = base.ticket_id and 'attachments' = any (g.opens)"),
                Map.entry("tickets.clock", THROUGH_TICKETS + "t.id = base.ticket_id" + OWN_OR_CUSTOMERS),
                Map.entry("tickets.handover", THROUGH_TICKETS + "t.id = base.ticket_id and base.vendor_id = :sightVendor"),
                Map.entry("accounts.live_contact", THROUGH_TICKETS + "t.contact_id = base.id"),
                Map.entry("vendors.current_grant",
                        "select " + EVERYTHING + " from {vendors.ticket_grant} g where g.id = base.id and " + HOLDING),
                Map.entry("accounts.notice", THROUGH_TICKETS
                        + "t.account_id = base.account_id and base.member_id = :sightCaller and base.kind in ('handover_begun', 'handover_ended', 'handover_kept', 'ticket_mentioned')"),
                Map.entry("identity.member", COLLEAGUE),
                Map.entry("identity.member_name", COLLEAGUE),
                Map.entry("identity.active_member", COLLEAGUE_AT_WORK),
                Map.entry("identity.access_token", OWN.formatted("base.subject_id = :sightCaller")),
                Map.entry("identity.member_choice", OWN.formatted("base.member_id = :sightCaller")),
                Map.entry("identity.login_attempt", OWN.formatted("true")),
                Map.entry("identity.known_source", OWN.formatted("true")),
                Map.entry("platform.idempotency_key", OWN.formatted("true")));
    }
}
