package io.perennial.health.scores;

import io.perennial.kernel.Grain;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stored distribution of all scores day by day, week by week, or month by month. It begins with the first day of which one is stored. */
public record HealthTrend(Grain by, LocalDate from, LocalDate to, List<TrendPoint> items) {
    static final int MOST = 100;

    /**
     * The distribution of a day in short.
     *
     * @param accounts the number of accounts that a scorecard fits, without the churned customers that were left out
     * @param average of the known scores, in basis points
     */
    public record TrendPoint(
            LocalDate day, long accounts, long unknown, long churned, @Nullable Integer average, List<BandCount> bands) {
        static TrendPoint of(HealthDistribution all) {
            return new TrendPoint(all.day(), all.accounts(), all.unknown(), all.churned(), all.average(), all.bands());
        }
    }

    /** Returns {@code from} and every day, week or month after it, before {@code to}; one more than allowed if there are too many. */
    static List<LocalDate> days(Grain by, LocalDate from, LocalDate to) {
        return Stream.iterate(0, at -> at + 1).map(at -> later(by, from, at)).takeWhile(day -> day.isBefore(to)).limit(MOST + 1L).toList();
    }

    private static LocalDate later(Grain by, LocalDate from, int periods) {
        return switch (by) {
            case DAY -> from.plusDays(periods);
            case WEEK -> from.plusWeeks(periods);
            case MONTH -> from.plusMonths(periods);
        };
    }

    static HealthTrend of(Grain by, LocalDate from, LocalDate to, boolean churned, Sql sql) {
        var days = days(by, from, to);
        var kept = Sum.kept(days, sql);
        return new HealthTrend(by, from, to, days.stream()
                .filter(kept::containsKey)
                .map(day -> TrendPoint.of(HealthDistribution.of(day, Basis.STORED, churned, kept.getOrDefault(day, List.of()))))
                .toList());
    }
}
