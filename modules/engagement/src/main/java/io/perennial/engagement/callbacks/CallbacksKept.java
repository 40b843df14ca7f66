package io.perennial.engagement.callbacks;

import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * The promises of a period, by KPI "callbacks kept": reached inside the window ÷ due. A promise is due when its window ends or the contact is
 * reached. One that we moved, or that was moved after its start, stays due at its first time; one that the contact moved before is due at its new time only.
 * One that was withdrawn after its start stays due too: the contact waited for it, whoever wishes it away afterwards.
 *
 * @param late reached after the window
 * @param attempted tried, but not reached
 * @param untried nobody tried
 * @param movedByUs promises that we did not keep because we moved or withdrew them, or that were moved or withdrawn after their start
 * @param withdrawnByContact withdrawn by the contact before the start: not due
 * @param rate in percent; null if nothing is due
 * @param low of Wilson's 95 % confidence interval
 */
public record CallbacksKept(
        int due, int kept, int late, int attempted, int untried, int movedByUs, int withdrawnByContact, @Nullable Double rate,
        @Nullable Double low, @Nullable Double high) {
    private static final double ERROR_RATE = 0.05;

    record Sums(int kept, int late, int attempted, int untried, int movedByUs, int withdrawnByContact) {}

    private static final String SUMS =
            """
            select count(*) filter (where what = 'kept') as kept, count(*) filter (where what = 'late') as late,
                   count(*) filter (where what = 'attempted') as attempted, count(*) filter (where what = 'untried') as untried,
                   count(*) filter (where what = 'by_us') as moved_by_us, count(*) filter (where what = 'by_contact') as withdrawn_by_contact
            from (
                select case when c.withdrawn_by = 'contact' and (c.history or c.withdrawn_at <= c.starts_at) then 'by_contact'
                            when c.withdrawn_by is not null then 'by_us'
                            when c.reached_at <= c.window_ends_at then 'kept'
                            when c.reached_at is not null then 'late'
                            when c.window_ends_at > :now then 'not_due'
                            when c.attempts > 0 or c.history and c.state = 'not_reached' then 'attempted'
                            else 'untried' end as what
                from {engagement.visible_callback} c
                where c.starts_at >= :from and c.starts_at < :until and (:owner::uuid is null or c.worked_by = :owner::uuid)
                union all
                select 'by_us'
                from {engagement.visible_move} m
                join {engagement.visible_callback} c on c.id = m.callback_id
                where m.starts_at >= :from and m.starts_at < :until and (m.asked_by = 'us' or m.at > m.starts_at)
                  and (:owner::uuid is null or c.worked_by = :owner::uuid)
            ) promise
            """;

    /** @param owner null for all */
    static CallbacksKept of(Instant from, Instant until, @Nullable MemberId owner, Instant now, Sql sql) {
        return of(sql.first(Sums.class, SUMS, Sql.values("from", from, "until", until, "owner", owner, "now", now)).orElseThrow());
    }

    static CallbacksKept of(Sums sums) {
        var due = sums.kept + sums.late + sums.attempted + sums.untried + sums.movedByUs;
        if (due == 0) return new CallbacksKept(0, 0, 0, 0, 0, 0, sums.withdrawnByContact, null, null, null);
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(due, sums.kept, ERROR_RATE);
        return new CallbacksKept(due, sums.kept, sums.late, sums.attempted, sums.untried, sums.movedByUs, sums.withdrawnByContact,
                percent((double) sums.kept / due), percent(interval.getLowerBound()), percent(interval.getUpperBound()));
    }

    private static double percent(double part) {
        return BigDecimal.valueOf(part * 100).setScale(2, RoundingMode.HALF_EVEN).doubleValue();
    }
}
