package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.statistics.Share;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The work of a vendor in a period. It holds a ticket that was handed over to it, or that one of its
 * people has, while nobody else is waited for.
 *
 * @param tickets those that it held at some time
 * @param ageSeconds the time for which these tickets were not solved
 * @param heldShare held time ÷ age, in percent; null without a ticket, as each share whose number is 0
 * @param decided the clocks that were kept or missed while its people had the ticket
 * @param attainmentLow the lower end of Wilson's 95 % confidence interval
 * @param reopened those of the solved ones that were not solved for good
 * @param satisfaction satisfied answers about its tickets, in percent; null with fewer than five answers, so that nobody is recognised
 */
public record VendorScorecard(
        VendorId vendorId, Instant from, Instant until, long tickets, long heldSeconds, long ageSeconds, @Nullable Double heldShare,
        long decided, long kept, @Nullable Double attainment, @Nullable Double attainmentLow, @Nullable Double attainmentHigh, long solved,
        long reopened, @Nullable Double reopenRate, long rated, @Nullable Double satisfaction) {
    static final int FEWEST_ANSWERS = 5;

    record Held(long tickets, long heldSeconds, long ageSeconds, long solved, long reopened) {}

    record Part(long hits, long n) {
        @Nullable
        Double percent() {
            return share().map(Share::percent).orElse(null);
        }

        Optional<Share> share() {
            return Share.of(hits, n);
        }
    }

    private static final String PEOPLE = "(select m.id from {identity.vendor_member} m where m.vendor_id = :vendor)";

    private static final String HELD =
            """
            select count(*) as tickets, coalesce(sum(held), 0)::bigint as held_seconds, coalesce(sum(age), 0)::bigint as age_seconds,
                   coalesce(sum(solved), 0)::bigint as solved, coalesce(sum(reopened), 0)::bigint as reopened
            from (
                select ticket_id, sum(case when theirs and state in ('new', 'open') then length else 0 end) as held,
                       sum(case when state in ('new', 'open', 'pending', 'on_hold') then length else 0 end) as age,
                       count(*) filter (where theirs and is_solved) as solved,
                       count(*) filter (where theirs and is_solved and next_state not in ('solved', 'closed')) as reopened
                from (
                    select s.ticket_id, s.state, (s.vendor_id = :vendor or s.assignee_id in %1$s) is true as theirs, lead(s.state) over one as next_state,
                           s.state = 'solved' and lag(s.state) over one <> 'solved' and s.at >= :from and s.at < :until as is_solved,
                           greatest(0, extract(epoch from least(coalesce(lead(s.at) over one, :now::timestamptz), :until::timestamptz)
                                                          - greatest(s.at, :from::timestamptz))) as length
                    from {tickets.visible_state} s
                    where s.ticket_id in (select o.ticket_id from {tickets.visible_state} o where o.vendor_id = :vendor or o.assignee_id in %1$s)
                    window one as (partition by s.ticket_id order by s.place)) step
                group by ticket_id) ticket
            where held > 0 or solved > 0
            """.formatted(PEOPLE);

    /** A clock belongs to whoever had the ticket at its end. */
    private static final String DECIDED =
            """
            select count(*) filter (where not c.missed) as hits, count(*) as n
            from {joined tickets.decided_clock} c
            cross join lateral (
                select s.assignee_id, s.vendor_id from {tickets.visible_state} s
                where s.ticket_id = c.ticket_id and s.at <= c.decided_at order by s.place desc limit 1) holder
            where c.decided_at >= :from and c.decided_at < :until and (holder.vendor_id = :vendor or holder.assignee_id in %s)
            """.formatted(PEOPLE);

    private static final String RATED =
            """
            select count(*) filter (where a.score >= 4) as hits, count(*) as n
            from {surveys.visible_answer} a
            join {tickets.visible_ticket} t on t.id = a.ticket_id
            where a.kind = 'csat' and a.score is not null and a.answered_at >= :from and a.answered_at < :until
              and (t.assignee_id in %s
                   or (select s.vendor_id from {tickets.visible_state} s where s.ticket_id = t.id and s.state = 'solved' order by s.place desc limit 1) = :vendor)
            """.formatted(PEOPLE);

    static VendorScorecard of(VendorId vendor, Instant from, Instant until, Instant now, Sql sql) {
        var asked = Map.of("vendor", vendor, "from", from, "until", until);
        var held = sql.first(Held.class, HELD, Map.of("vendor", vendor, "from", from, "until", until, "now", now)).orElseThrow();
        return of(vendor, from, until, held, sql.first(Part.class, DECIDED, asked).orElseThrow(),
                sql.first(Part.class, RATED, asked).orElseThrow());
    }

    static VendorScorecard of(VendorId vendor, Instant from, Instant until, Held held, Part kept, Part satisfied) {
        var interval = kept.share().map(Share::interval);
        return new VendorScorecard(
                vendor, from, until, held.tickets, held.heldSeconds, held.ageSeconds, new Part(held.heldSeconds, held.ageSeconds).percent(),
                kept.n, kept.hits, kept.percent(), interval.map(one -> one.low()).orElse(null),
                interval.map(one -> one.high()).orElse(null),
                held.solved, held.reopened, new Part(held.reopened, held.solved).percent(), satisfied.n,
                satisfied.n < FEWEST_ANSWERS ? null : satisfied.percent());
    }
}
