package io.perennial.vendors;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.hours.OpenTime;
import io.perennial.identity.VendorId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.statistics.Share;
import io.perennial.tickets.sla.Stretches;
import io.perennial.vendors.VendorFigure.Bound;
import io.perennial.vendors.VendorFigure.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work of a vendor in a period. It holds a ticket that was handed over to it, or that one of its
 * people has, while nobody else is waited for; the share of a single ticket means the same by it ({@link Stretches}).
 *
 * @param tickets those that it held at some time
 * @param ageSeconds the time for which these tickets were not solved
 * @param heldShare held time ÷ age, in percent; null without a ticket, as each share whose number is 0
 * @param businessHeldSeconds of the held time, that during which the calendar of the account's country was open; null of more stretches than are counted
 * @param businessShare held business time ÷ business age, in percent
 * @param decided the clocks that were kept or missed while its people had the ticket
 * @param attainmentLow the lower end of Wilson's 95 % confidence interval
 * @param reopened those of the solved ones that were not solved for good
 * @param satisfaction satisfied answers about its tickets, in percent; null with fewer than five answers, so that nobody is recognised
 * @param handedBack how often it gave a ticket back
 * @param figures the shares beside what the contract says of them
 */
@BeyondSight("Of the account of a ticket that the caller sees, only the country is read, and only its open time is counted.")
public record VendorScorecard(
        VendorId vendorId, Instant from, Instant until, long tickets, long heldSeconds, long ageSeconds, @Nullable Double heldShare,
        @Nullable Long businessHeldSeconds, @Nullable Long businessAgeSeconds, @Nullable Double businessShare, long decided, long kept,
        @Nullable Double attainment, @Nullable Double attainmentLow, @Nullable Double attainmentHigh, long solved, long reopened,
        @Nullable Double reopenRate, long rated, @Nullable Double satisfaction, long handedBack, List<VendorFigure> figures) {
    static final int FEWEST_ANSWERS = 5;

    private static final int MOST_STRETCHES = 100_000;

    record Held(long tickets, long heldSeconds, long ageSeconds, long solved, long reopened) {}

    /** A time during which a ticket was not solved. */
    record Stretch(@Nullable String country, boolean theirs, Instant from, Instant until) {}

    /** Business time: of what was held, and of all. */
    record Business(long held, long age) {}

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

    /** The stretches of its tickets, cut to the period, and their sums. */
    private static final String STEPS =
            """
            with step as materialized (
                select e.ticket_id, e.state, e.next_state, (e.vendor_id = :vendor) is true as theirs,
                       e.state = 'solved' and e.former_state <> 'solved' and e.from_at >= :from and e.from_at < :until as is_solved,
                       greatest(e.from_at, :from::timestamptz) as from_at,
                       least(coalesce(e.until_at, :now::timestamptz), :until::timestamptz) as until_at
                from (%s) e),
            ticket as (
                select ticket_id, sum(length) filter (where theirs and state in ('new', 'open')) as held,
                       sum(length) filter (where state in ('new', 'open', 'pending', 'on_hold')) as age,
                       count(*) filter (where theirs and is_solved) as solved,
                       count(*) filter (where theirs and is_solved and next_state not in ('solved', 'closed')) as reopened
                from step cross join lateral (select greatest(0, extract(epoch from step.until_at - step.from_at)) as length) one
                group by ticket_id)
            """
                    .formatted(Stretches
                            .of("select s.ticket_id from {tickets.visible_state} s where s.vendor_id = :vendor or s.assignee_id in "
                                    + PEOPLE));

    private static final String HELD =
            STEPS + """
            select count(*) as tickets, coalesce(sum(held), 0)::bigint as held_seconds, coalesce(sum(age), 0)::bigint as age_seconds,
                   coalesce(sum(solved), 0)::bigint as solved, coalesce(sum(reopened), 0)::bigint as reopened
            from ticket where held > 0 or solved > 0
            """;

    private static final String STRETCHES =
            STEPS + """
            select a.country, step.theirs and step.state in ('new', 'open') as theirs, step.until_at as until, step.from_at as "from"
            from step
            join ticket on ticket.ticket_id = step.ticket_id and (ticket.held > 0 or ticket.solved > 0)
            join {tickets.visible_ticket} t on t.id = step.ticket_id
            left join {beyond accounts.live_account} a on a.id = t.account_id
            where step.until_at > step.from_at and step.state in ('new', 'open', 'pending', 'on_hold')
            limit :most
            """;

    /** A clock belongs to whoever had the ticket at its end. */
    private static final String DECIDED =
            """
            select count(*) filter (where not c.missed) as hits, count(*) as n
            from {joined tickets.decided_clock} c
            cross join lateral (
                select %s as vendor_id from {tickets.visible_state} s
                where s.ticket_id = c.ticket_id and s.at <= c.decided_at order by s.place desc limit 1) holder
            where c.decided_at >= :from and c.decided_at < :until and holder.vendor_id = :vendor
            """.formatted(Stretches.VENDOR);

    private static final String RATED =
            """
            select count(*) filter (where a.score >= 4) as hits, count(*) as n
            from {surveys.visible_answer} a
            join {tickets.visible_ticket} t on t.id = a.ticket_id
            where a.kind = 'csat' and a.score is not null and a.answered_at >= :from and a.answered_at < :until
              and (t.assignee_id in %s
                   or (select s.vendor_id from {tickets.visible_state} s where s.ticket_id = t.id and s.state = 'solved' order by s.place desc limit 1) = :vendor)
            """.formatted(PEOPLE);

    private static final String HANDED_BACK =
            """
            select count(*) from {tickets.visible_handover} h
            where h.vendor_id = :vendor and h.ended = 'handed_back' and h.until_at >= :from and h.until_at < :until
            """;

    static VendorScorecard of(VendorView vendor, Period period, Instant now, Calendars calendars, Sql sql) {
        var asked = Map.of("vendor", vendor.id(), "from", period.from(), "until", period.until());
        var timed = new HashMap<String, Object>(asked);
        timed.put("now", now);
        var held = sql.first(Held.class, HELD, timed).orElseThrow();
        timed.put("most", MOST_STRETCHES + 1);
        var stretches = sql.list(Stretch.class, STRETCHES, timed);
        return of(vendor, period, held,
                stretches.size() > MOST_STRETCHES ? null : business(stretches, country -> calendars.ofCountry(country).time()),
                sql.first(Part.class, DECIDED, asked).orElseThrow(), sql.first(Part.class, RATED, asked).orElseThrow(),
                sql.number(HANDED_BACK, asked));
    }

    /** Measures each stretch by the calendar of its country. */
    static Business business(List<Stretch> stretches, Function<@Nullable String, OpenTime> calendars) {
        long held = 0;
        long age = 0;
        for (var ofCountry : stretches.stream().collect(Collectors.groupingBy(one -> Optional.ofNullable(one.country))).entrySet()) {
            var open = calendars.apply(ofCountry.getKey().orElse(null));
            for (var one : ofCountry.getValue()) {
                long length = open.measure(one.from, one.until);
                age += length;
                if (one.theirs) held += length;
            }
        }
        return new Business(held, age);
    }

    static VendorScorecard of(
            VendorView vendor, Period period, Held held, @Nullable Business business, Part kept, Part satisfied, long handedBack) {
        var interval = kept.share().map(Share::interval);
        var reopened = new Part(held.reopened, held.solved);
        var rated = satisfied.n < FEWEST_ANSWERS ? Optional.<Share>empty() : satisfied.share();
        var share = business == null ? null : new Part(business.held, business.age).percent();
        var contract = vendor.contract();
        var agreed = contract != null && contract.holds(period, vendor.zone()) ? contract : VendorContract.NONE;
        return new VendorScorecard(
                vendor.id(), period.from(), period.until(), held.tickets, held.heldSeconds, held.ageSeconds,
                new Part(held.heldSeconds, held.ageSeconds).percent(), business == null ? null : business.held,
                business == null ? null : business.age, share, kept.n, kept.hits, kept.percent(),
                interval.map(one -> one.low()).orElse(null), interval.map(one -> one.high()).orElse(null), held.solved, held.reopened,
                reopened.percent(), satisfied.n, rated.map(Share::percent).orElse(null), handedBack,
                List.of(
                        VendorFigure.share(Kind.ATTAINMENT, kept.share(), kept.n, Bound.AT_LEAST, agreed.attainmentAtLeast()),
                        VendorFigure.share(Kind.REOPEN_RATE, reopened.share(), reopened.n, Bound.AT_MOST, agreed.reopenRateAtMost()),
                        VendorFigure.share(Kind.SATISFACTION, rated, satisfied.n, Bound.AT_LEAST, agreed.satisfactionAtLeast()),
                        VendorFigure.time(Kind.BUSINESS_SHARE, share, held.tickets, Bound.AT_MOST, agreed.businessShareAtMost())));
    }
}
