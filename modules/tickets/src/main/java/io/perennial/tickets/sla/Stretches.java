package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;

/**
 * The times of tickets from one change of their state, severity or holder to the next. Who asks for the share of vendors, of one ticket or of all of
 * a vendor, reads these rows, so that both mean the same by it.
 */
@BeyondSight("Of whoever has a visible ticket, only the vendor is read, and told as one holder among others.")
public final class Stretches {
    /**
     * The vendor of a state {@code s} of a ticket: the one that it was handed over to, else the one for which its assignee works. It holds the
     * ticket while the state is new or open.
     */
    public static final String VENDOR =
            "coalesce(s.vendor_id, (select m.vendor_id from {beyond identity.vendor_member} m where m.id = s.assignee_id))";

    /** History may tell only some states, or none: the report and the present state are known all the same. */
    private static final String ALL =
            """
            select e.ticket_id, e.state, e.party, e.tier, e.vendor_id, e.at as from_at,
                   lead(e.at) over one as until_at, lag(e.state) over one as former_state, lead(e.state) over one as next_state
            from (
                select s.ticket_id, s.state, s.party, coalesce(s.tier, t.tier) as tier, %2$s as vendor_id, s.at, s.place
                from {tickets.visible_state} s join {tickets.visible_ticket} t on t.id = s.ticket_id
                where s.ticket_id in (%1$s)
                union all
                select t.id, 'new', null, t.tier, null, t.reported_at, 0
                from {tickets.visible_ticket} t
                where t.id in (%1$s) and t.history
                  and not exists (select from {tickets.visible_state} s where s.ticket_id = t.id and s.at <= t.reported_at)
                union all
                select t.id, t.state, t.hold_party, t.tier, null, greatest(t.state_since, t.reported_at), 1
                from {tickets.visible_ticket} t
                where t.id in (%1$s) and t.history and t.state <> 'new'
                  and not exists (select from {tickets.visible_state} s where s.ticket_id = t.id)
            ) e
            window one as (partition by e.ticket_id order by e.at, e.place)
            """;

    private Stretches() {}

    /** Returns a statement that reads the stretches of tickets, of which it takes a statement for their ids; {@code until_at} is null of the last one. */
    public static String of(String tickets) {
        return ALL.formatted(tickets, VENDOR);
    }
}
