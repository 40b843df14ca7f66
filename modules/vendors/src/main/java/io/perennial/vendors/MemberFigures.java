package io.perennial.vendors;

import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.statistics.Share;
import io.perennial.vendors.VendorScorecard.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of a member in a period.
 *
 * @param open the tickets that the member has now and that are not solved
 * @param solved how often a ticket was solved while the member had it
 * @param decided the clocks that were kept or missed while the member had the ticket
 * @param satisfaction satisfied answers about the member's tickets, in percent; null with fewer than five answers, so that nobody is recognised
 */
public record MemberFigures(
        MemberId memberId, String name, long open, long solved, long reopened, @Nullable Double reopenRate, long decided, long kept,
        @Nullable Double attainment, @Nullable Double attainmentLow, @Nullable Double attainmentHigh, long rated,
        @Nullable Double satisfaction) {
    /** The figures of the people of a vendor, by name. */
    public record MemberFiguresList(List<MemberFigures> items) {}

    record Counted(MemberId memberId, String name, long open, long solved, long reopened, long decided, long kept, long rated,
            long satisfied) {
        MemberFigures figures() {
            var promises = new Part(kept, decided);
            var interval = promises.share().map(Share::interval);
            return new MemberFigures(memberId, name, open, solved, reopened, new Part(reopened, solved).percent(), decided, kept,
                    promises.percent(), interval.map(one -> one.low()).orElse(null), interval.map(one -> one.high()).orElse(null), rated,
                    rated < VendorScorecard.FEWEST_ANSWERS ? null : new Part(satisfied, rated).percent());
        }
    }

    private record Person(MemberId id) {}

    private static final String PEOPLE =
            "select id from {identity.vendor_member} where vendor_id = :vendor and not suspended order by id limit 1000";

    /** A clock and a solution belong to whoever had the ticket then, an answer to whoever has it. */
    private static final String COUNTED =
            """
            with theirs as materialized (
                select distinct o.ticket_id from {tickets.visible_state} o where o.assignee_id = any (:members)),
            step as (
                select s.assignee_id, lead(s.state) over one as next_state,
                       s.state = 'solved' and lag(s.state) over one <> 'solved' and s.at >= :from and s.at < :until as is_solved
                from {tickets.visible_state} s
                where s.ticket_id in (select ticket_id from theirs)
                window one as (partition by s.ticket_id order by s.place)),
            solved as (
                select assignee_id, count(*) as solved, count(*) filter (where next_state not in ('solved', 'closed')) as reopened
                from step where is_solved group by assignee_id),
            decided as (
                select holder.assignee_id, count(*) as decided, count(*) filter (where not c.missed) as kept
                from {joined tickets.decided_clock} c
                cross join lateral (
                    select s.assignee_id from {tickets.visible_state} s
                    where s.ticket_id = c.ticket_id and s.at <= c.decided_at order by s.place desc limit 1) holder
                where c.decided_at >= :from and c.decided_at < :until and c.ticket_id in (select ticket_id from theirs)
                group by holder.assignee_id),
            rated as (
                select t.assignee_id, count(*) as rated, count(*) filter (where a.score >= 4) as satisfied
                from {surveys.visible_answer} a
                join {tickets.visible_ticket} t on t.id = a.ticket_id
                where a.kind = 'csat' and a.score is not null and a.answered_at >= :from and a.answered_at < :until
                  and t.assignee_id = any (:members)
                group by t.assignee_id),
            has as (
                select t.assignee_id, count(*) as open from {tickets.visible_ticket} t
                where t.assignee_id = any (:members) and t.state in ('new', 'open', 'pending', 'on_hold')
                group by t.assignee_id)
            select m.id as member_id, m.name, coalesce(has.open, 0) as open, coalesce(solved.solved, 0) as solved,
                   coalesce(solved.reopened, 0) as reopened, coalesce(decided.decided, 0) as decided, coalesce(decided.kept, 0) as kept,
                   coalesce(rated.rated, 0) as rated, coalesce(rated.satisfied, 0) as satisfied
            from {identity.member_name} m
            left join has on has.assignee_id = m.id
            left join solved on solved.assignee_id = m.id
            left join decided on decided.assignee_id = m.id
            left join rated on rated.assignee_id = m.id
            where m.id = any (:members)
            order by m.name, m.id
            """;

    static List<MemberFigures> of(VendorId vendor, Period period, Sql sql) {
        return of(sql.list(Person.class, PEOPLE, Map.of("vendor", vendor)).stream().map(Person::id).toList(), period, sql);
    }

    static List<MemberFigures> of(List<MemberId> members, Period period, Sql sql) {
        var ids = members.stream().map(MemberId::value).toArray(UUID[]::new);
        return sql.list(Counted.class, COUNTED, Map.of("members", ids, "from", period.from(), "until", period.until())).stream()
                .map(Counted::figures).toList();
    }
}
