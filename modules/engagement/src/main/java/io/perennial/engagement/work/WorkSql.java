package io.perennial.engagement.work;

/**
 * Reads what waits for some members, or for everybody, with one statement. Each kind is a query of its own, so that each uses its own
 * indexes; a kind that the caller may not read is skipped by a condition without columns. Who works on a record is the member named, else the
 * account's owner.
 *
 * <p>The order is one number: the class of the entry, and its place within the class.
 * <ol start="0">
 *   <li>A promise to a customer that is overdue, the oldest first.
 *   <li>What is overdue or due until the end of today, by instant.
 *   <li>Money at risk: renewals of the next 90 days that may be lost, the highest amount first.
 *   <li>All else, by priority and then by instant.
 * </ol>
 */
final class WorkSql {
    private static final String OPEN_TASK = "t.state = 'open' and (t.snoozed_until is null or t.snoozed_until <= now())";

    /** Leaves out renewals whose term ends so late that no notice period of theirs brings the decision near. */
    private static final String NEAR = "t.state in ('open', 'deferred') and t.due_on < :today::date + 400"
            + " and coalesce(t.deferred_until, t.decision_on) < :today::date + 90";

    private static final String OPEN_TICKET = "t.state in ('new', 'open', 'pending', 'on_hold') and not t.history";

    private static final String TASKS_OF_MEMBERS =
            """
            select * from {engagement.visible_task} t where t.owner_id = any(:members::uuid[]) and %1$s
            union all
            select * from {engagement.visible_task} t
            where t.owner_id is null and t.team_id is null and t.account_owner_id = any(:members::uuid[]) and %1$s
            union all
            select * from {engagement.visible_task} t
            where t.owner_id is null and t.team_id in (select m.team_id from {identity.team_member} m where m.member_id = any(:members::uuid[])) and %1$s
            """.formatted(OPEN_TASK);
    private static final String RENEWALS_OF_MEMBERS =
            """
            select * from {renewals.visible_renewal} t where t.owner_id = any(:members::uuid[]) and %1$s
            union all
            select * from {renewals.visible_renewal} t where t.owner_id is null and t.account_owner_id = any(:members::uuid[]) and %1$s
            """.formatted(NEAR);
    private static final String TICKETS_OF_MEMBERS =
            "select * from {tickets.visible_ticket} t where t.assignee_id = any(:members::uuid[]) and " + OPEN_TICKET;

    /** A callback waits until somebody has reached the contact or given up, also after its time has passed. */
    private static final String PROMISED = "t.state in ('planned', 'missed') and not t.history";

    private static final String CALLBACKS_OF_MEMBERS =
            """
            select * from {engagement.visible_callback} t where t.owner_id = any(:members::uuid[]) and %1$s
            union all
            select * from {engagement.visible_callback} t
            where t.owner_id is null and t.team_id is null and t.account_owner_id = any(:members::uuid[]) and %1$s
            union all
            select * from {engagement.visible_callback} t
            where t.owner_id is null and t.team_id in (select m.team_id from {identity.team_member} m where m.member_id = any(:members::uuid[])) and %1$s
            """.formatted(PROMISED);

    private static final String MOST = "order by %s, id limit " + WorkEntry.MOST;
    private static final String ALL_TASKS =
            "select * from {engagement.visible_task} t where " + OPEN_TASK + " " + MOST.formatted("due_order");
    private static final String ALL_RENEWALS =
            "select * from {renewals.visible_renewal} t where " + NEAR + " " + MOST.formatted("due_on");
    private static final String ALL_TICKETS =
            "select * from {tickets.visible_ticket} t where " + OPEN_TICKET + " " + MOST.formatted("reported_at");

    private static final String ALL_CALLBACKS =
            "select * from {engagement.visible_callback} t where " + PROMISED + " " + MOST.formatted("next_at");

    private static final String TASK =
            """
            select 'task' as kind, t.id, t.account_id, t.title, t.worked_by as owner_id, t.team_id, t.due_until as due_at, false as promise,
                   case when t.priority = 'urgent' then 1 when t.priority = 'high' then 2 when t.priority = 'normal' then 3 else 4 end as place,
                   t.priority, null::numeric as arr, null::boolean as at_risk, null::text as code,
                   jsonb_strip_nulls(jsonb_build_object('dueOn', t.due_on, 'provisional', case when t.due_provisional then 'true' end)) as figures,
                   t.reason as cause, t.version
            from (%s) t
            where 'task' = any(:kinds::text[])
            """;

    /** The promises to the customer of a ticket are the clock that is used up first, and what was promised by hand. */
    private static final String TICKET =
            """
            select 'ticket', t.id, t.account_id, '#' || t.number || ' ' || t.subject, t.assignee_id, null::uuid, least(c.due_at, t.promised_by), true,
                   case when t.severity = 'critical' then 1 when t.severity = 'urgent' then 2 when t.severity = 'important' then 3 else 4 end,
                   null, null::numeric, null::boolean, null,
                   jsonb_build_object('state', t.state, 'clock', case when t.promised_by is not null and (c.due_at is null or t.promised_by < c.due_at)
                                                                      then 'promise' else c.kind end), null::jsonb, t.version
            from (%s) t
            left join lateral (
                select k.kind, k.due_at from {tickets.visible_clock} k
                where k.ticket_id = t.id and k.party = 'customer' and k.run = 'running' and not k.replayed
                order by k.due_at, k.kind
                limit 1) c on true
            where 'ticket' = any(:kinds::text[]) and (t.state in ('new', 'open') or least(c.due_at, t.promised_by) is not null)
            """;

    /** A callback is late when its window has ended; after an attempt, when the next one was planned. */
    private static final String CALLBACK =
            """
            select 'callback', t.id, t.account_id, t.subject, t.worked_by, t.team_id,
                   case when t.attempts = 0 then t.window_ends_at else t.next_at end, true, 2, null, null::numeric, null::boolean, null,
                   jsonb_build_object('local', replace(left(t.local::text, 16), ' ', 'T'), 'zone', t.zone, 'attempts', t.attempts::text,
                                      'startsAt', to_char(t.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), null::jsonb, t.version
            from (%s) t
            where 'callback' = any(:kinds::text[])
            """;

    private static final String RENEWAL =
            """
            select 'renewal', t.id, t.account_id, null, t.worked_by, null::uuid,
                   ((coalesce(t.deferred_until, t.decision_on) + 1)::timestamp at time zone :zone), false, 2, null,
                   renewals.due_arr(t.target_arr, t.target_exact, t.target_parts, t.rate, :decimals),
                   coalesce(t.category = 'at_risk' or t.likelihood < 5000 or jsonb_array_length(t.risk_reasons) > 0 or h.band = 'red', false),
                   case when greatest(t.due_on, t.deferred_until) < :today::date then 'renewal_overdue'
                        when t.notice_received_on is not null and t.deferred_until is null then 'notice_received'
                        when exists (select from {renewals.visible_call} k where k.renewal_id = t.id and k.resolution_asked) then 'resolution_asked'
                        when coalesce(t.deferred_until, t.decision_on) <= :today::date then 'decision_reached' end,
                   jsonb_build_object('dueOn', t.due_on, 'decisionOn', coalesce(t.deferred_until, t.decision_on), 'category', t.category, 'band', h.band), null::jsonb, t.version
            from (%s) t
            left join {joined accounts.health} h on h.account_id = t.account_id
            where 'renewal' = any(:kinds::text[])
            """;

    private static final String RANKED =
            """
            select i.kind, i.id, i.id as record_id, i.account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = i.account_id) as account_name, i.title, i.owner_id,
                   (select m.name from {identity.member_name} m where m.id = i.owner_id) as owner_name, i.team_id, i.due_at,
                   coalesce(i.due_at < now(), false) as overdue, i.priority, :currency || ' ' || i.arr as arr,
                   case when i.promise and i.due_at < now() then 'promise_overdue'
                        when i.code is not null then i.code
                        when i.due_at < now() then 'overdue'
                        when i.due_at <= :tonight then 'due_today'
                        when i.at_risk then 'money_at_risk'
                        when i.due_at is null then 'undated' else 'due' end as code,
                   i.figures, i.cause, i.version,
                   case when i.promise and i.due_at < now() then 0
                        when i.due_at <= :tonight then 100000000000000000
                        when i.at_risk then 200000000000000000
                        else 300000000000000000 end
                   + case when i.due_at <= :tonight then extract(epoch from i.due_at)::bigint
                          when i.at_risk then 10000000000000000 - least(greatest(coalesce(i.arr, 0), 0) * 100, 1000000000000000)::bigint
                          else i.place * 10000000000000 + least(coalesce(extract(epoch from i.due_at), 9999999999), 9999999999)::bigint end as rank
            from (%s union all %s union all %s union all %s) i
            """;

    static final String OF_MEMBERS = ranked(TASKS_OF_MEMBERS, CALLBACKS_OF_MEMBERS, TICKETS_OF_MEMBERS, RENEWALS_OF_MEMBERS);
    static final String OF_ALL = ranked(ALL_TASKS, ALL_CALLBACKS, ALL_TICKETS, ALL_RENEWALS);

    private WorkSql() {}

    private static String ranked(String tasks, String callbacks, String tickets, String renewals) {
        return RANKED.formatted(TASK.formatted(tasks), CALLBACK.formatted(callbacks), TICKET.formatted(tickets),
                RENEWAL.formatted(renewals));
    }
}
