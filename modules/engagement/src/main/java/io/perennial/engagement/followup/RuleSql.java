package io.perennial.engagement.followup;

import io.perennial.engagement.followup.FollowUpTrigger.Event;

/**
 * Measures accounts by what a rule watches. Each event gives rows of an account: the cause, once for which something is made; whether the
 * condition is met; and the figures.
 */
final class RuleSql {
    /** Bounds how late a rule is: it makes nothing of a ticket that was solved so many days earlier than the rule says. */
    private static final int GRACE_DAYS = 7;

    private static final String DAYS = "coalesce((:daysByTier::jsonb ->> c.tier)::integer, :days)";

    private static final String SOLVED =
            """
            select c.id as account_id, 'ticket:' || t.id as cause, true as met,
                   jsonb_build_object('ticket', t.number::text, 'solvedOn', (t.solved_at at time zone :zone)::date::text,
                                      'days', (:today::date - (t.solved_at at time zone :zone)::date)::text) as figures,
                   t.id as ticket_id, null::uuid as renewal_id
            from chosen c join {tickets.visible_ticket} t on t.account_id = c.id
            where t.state in ('solved', 'closed') and not t.history and t.merged_into is null and %s
              and (t.solved_at at time zone :zone)::date <= :today::date - %s and (t.solved_at at time zone :zone)::date > :today::date - %2$s - %d
            """;

    /** A customer is reached by a note, by a message to them, by a callback, and by a task of a rule that was done. */
    private static final String NOT_REACHED =
            """
            select c.id as account_id, 'silent:' || coalesce(r.day::text, 'never') as cause,
                   :today::date - coalesce(r.day, (c.created_at at time zone :zone)::date) >= %1$s as met,
                   jsonb_build_object('days', (:today::date - coalesce(r.day, (c.created_at at time zone :zone)::date))::text, 'limit', (%1$s)::text,
                                      'lastOn', r.day::text) as figures,
                   null::uuid as ticket_id, null::uuid as renewal_id
            from chosen c
            cross join lateral (
                select (max(at) at time zone :zone)::date as day
                from (select max(n.created_at) as at from {joined accounts.every_note} n where n.account_id = c.id and n.deleted_at is null
                      union all
                      select max(m.sent_at) from {tickets.visible_ticket} t join {tickets.visible_message} m on m.ticket_id = t.id
                      where t.account_id = c.id and m.kind = 'public' and m.author = 'member'
                      union all
                      select max(k.reached_at) from {engagement.visible_callback} k where k.account_id = c.id
                      union all
                      select max(d.closed_at) from {engagement.visible_task} d where d.account_id = c.id and d.state = 'done' and d.source = 'rule') a) r
            """.formatted(DAYS);

    private static final String RENEWAL_DUE =
            """
            select c.id as account_id, 'renewal:' || r.id as cause, true as met,
                   jsonb_build_object('dueOn', r.due_on::text, 'days', (r.due_on - :today::date)::text) as figures,
                   null::uuid as ticket_id, r.id as renewal_id
            from chosen c join {renewals.visible_renewal} r on r.account_id = c.id
            where r.state in ('open', 'deferred') and r.due_on >= :today::date and r.due_on <= :today::date + %s
            """.formatted(DAYS);

    /** Makes something of one account at most every 90 days: usage that fell stays low for a while. */
    private static final String USAGE_FELL =
            """
            select c.id as account_id, 'usage:' || coalesce(k.last, :today::date::text) as cause,
                   coalesce(u.before > 0 and u.now * 100 <= u.before * (100 - :percent), false) as met,
                   jsonb_build_object('from', trim_scale(u.before)::text, 'to', trim_scale(u.now)::text,
                                      'percent', case when u.before > 0 then trunc(100 * (u.before - u.now) / u.before)::text end) as figures,
                   null::uuid as ticket_id, null::uuid as renewal_id
            from chosen c
            cross join lateral (
                select coalesce(sum(p.value) filter (where p.at < (:today::date - 28)::timestamp at time zone :zone), 0) as before,
                       coalesce(sum(p.value) filter (where p.at >= (:today::date - 28)::timestamp at time zone :zone), 0) as now
                from {joined accounts.usage} p
                where p.account_id = c.id and p.at >= (:today::date - 56)::timestamp at time zone :zone
                  and p.at < :today::date::timestamp at time zone :zone and (:metric::text is null or p.metric = :metric::text)) u
            cross join lateral (
                select max(substring(d.cause from 7)) as last from {engagement.visible_follow_up_decision} d
                where d.rule_id = :rule and d.account_id = c.id and d.cause > 'usage:' || (:today::date - 90)::text) k
            """;

    private static final String BAND_FELL =
            """
            select c.id as account_id, 'band:' || h.band_since as cause, e.score > h.score and e.band <> h.band as met,
                   jsonb_build_object('from', e.band, 'to', h.band, 'since', h.band_since::text) as figures,
                   null::uuid as ticket_id, null::uuid as renewal_id
            from chosen c
            join {joined accounts.health} h on h.account_id = c.id
            cross join lateral (
                select s.band, s.score from {health.visible_score} s where s.account_id = c.id and s.since < h.band_since order by s.since desc limit 1) e
            where h.band_since > :today::date - 7
            """;

    private static final String CHOSEN =
            """
            with chosen as (
                select a.id, a.name, a.tier, a.segment, a.owner_id, a.created_at,
                       (cardinality(:tiers::text[]) = 0 or a.tier = any (:tiers::text[])) is true as of_tier,
                       (cardinality(:segments::text[]) = 0 or a.segment = any (:segments::text[])) is true as of_segment
                from {accounts.visible_account} a
                where %s), measured as (%s)
            """;
    private static final String OF_CHOSEN =
            """
            from chosen c %s join measured m on m.account_id = c.id
            left join {engagement.visible_follow_up_decision} d on d.rule_id = :rule and d.account_id = c.id and d.cause = m.cause
            """;
    private static final String FRAME = CHOSEN
            + """
            select c.id as account_id, c.name as account_name, c.owner_id, c.of_tier, c.of_segment, m.cause, coalesce(m.met, false) as met, m.figures,
                   m.ticket_id, m.renewal_id, d.decided_at
            """ + OF_CHOSEN;
    private static final String LOOK = CHOSEN
            + """
            select count(distinct c.id) as accounts,
                   count(distinct c.id) filter (where m.met and d.decided_at is not null) as made_before,
                   count(*) filter (where m.met and d.decided_at is null and c.owner_id is null) as no_owner
            """ + OF_CHOSEN.formatted("left");
    private static final String TOLD = "(cardinality(:tiers::text[]) = 0 or a.tier = any (:tiers::text[]))"
            + " and (cardinality(:segments::text[]) = 0 or a.segment = any (:segments::text[]))";
    private static final String NEW =
            " where m.met and d.decided_at is null and case when :needsOwner::boolean then (c.owner_id is not null) = :owned::boolean"
                    + " else :owned::boolean end order by c.id, m.cause limit :most";

    private RuleSql() {}

    /** Returns the query of how many accounts a rule looks at, and why some of them get nothing. */
    static String look(Event event) {
        return LOOK.formatted(TOLD, measured(event));
    }

    /** Returns the query of all accounts for which something is to be made; or, not {@code owned}, would be if somebody owned them. */
    static String due(Event event) {
        return FRAME.formatted(TOLD, measured(event), "") + NEW;
    }

    /** Returns the query of one account, also if the rule is not about it or nothing is met. */
    static String of(Event event) {
        return FRAME.formatted("a.id = :account", measured(event), "left")
                + " order by m.met desc nulls last, d.decided_at desc nulls first, m.cause";
    }

    private static String measured(Event event) {
        return switch (event) {
            case TICKET_SOLVED -> SOLVED.formatted("true", DAYS, GRACE_DAYS);
            case COMPLAINT_SOLVED -> SOLVED.formatted("t.type = 'complaint'", DAYS, GRACE_DAYS);
            case NOT_REACHED -> NOT_REACHED;
            case RENEWAL_DUE -> RENEWAL_DUE;
            case USAGE_FELL -> USAGE_FELL;
            case BAND_FELL -> BAND_FELL;
        };
    }
}
