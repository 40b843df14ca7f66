package io.perennial.vendors;

import io.perennial.surveys.statistics.Share;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a vendor beside its target. The verdict is by the value as it is told. The interval says how far that may be chance; it decides nothing,
 * because a contract is about what was reached.
 *
 * @param value in percent; null if there is nothing that it is a share of, or if it may not be told
 * @param low the lower end of Wilson's 95 % confidence interval; null without a value, and of time, whose seconds are no trials
 * @param n of how many clocks, solutions, answers or tickets it is
 * @param verdict null without a target
 */
public record VendorFigure(
        Kind figure, @Nullable Double value, @Nullable Double low, @Nullable Double high, long n, Bound bound, @Nullable Double target,
        @Nullable Verdict verdict) {
    /** Below that number nothing is said about a target. */
    static final int FEWEST = 30;

    /** Says of what a figure is. */
    public enum Kind { ATTAINMENT, REOPEN_RATE, SATISFACTION, BUSINESS_SHARE }

    /** Says on which side of its target a figure has to be. */
    public enum Bound {
        AT_LEAST {
            @Override
            boolean holds(double value, double target) {
                return value >= target;
            }
        },
        AT_MOST {
            @Override
            boolean holds(double value, double target) {
                return value <= target;
            }
        };

        abstract boolean holds(double value, double target);
    }

    /** Says if a target was reached. */
    public enum Verdict { MET, MISSED, TOO_FEW }

    static VendorFigure share(Kind figure, Optional<Share> share, long n, Bound bound, @Nullable Double target) {
        var interval = share.map(Share::interval);
        return of(figure, share.map(Share::percent).orElse(null), interval.map(one -> one.low()).orElse(null),
                interval.map(one -> one.high()).orElse(null), n, bound, target);
    }

    static VendorFigure time(Kind figure, @Nullable Double value, long n, Bound bound, @Nullable Double target) {
        return of(figure, value, null, null, n, bound, target);
    }

    private static VendorFigure of(
            Kind figure, @Nullable Double value, @Nullable Double low, @Nullable Double high, long n, Bound bound,
            @Nullable Double target) {
        return new VendorFigure(figure, value, low, high, n, bound, target, target == null ? null : verdict(value, n, bound, target));
    }

    private static Verdict verdict(@Nullable Double value, long n, Bound bound, double target) {
        if (value == null || n < FEWEST) return Verdict.TOO_FEW;
        return bound.holds(value, target) ? Verdict.MET : Verdict.MISSED;
    }
}
