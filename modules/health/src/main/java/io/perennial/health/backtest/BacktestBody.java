package io.perennial.health.backtest;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Sentence;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request for a back-test.
 *
 * @param horizons the days that a score looks ahead; 180, 90 and 30 by default
 * @param from the first day of outcomes; 730 days before {@code to} by default
 * @param to the day after the last; tomorrow by default
 * @param outcomes their source; by default the imports if they contain churn, otherwise the contracts
 */
public record BacktestBody(
        @Size(max = 5, message = "must have at most {max} items") List<@NotNull @Min(value = 1, message = "must be at least {value}") @Max(value = 730, message = "must be at most {value}") Integer> horizons,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable OutcomeSource outcomes) {
    private static final List<Integer> USUAL = List.of(180, 90, 30);
    private static final int DAYS = 730;
    private static final int MOST_DAYS = 3_660;

    public BacktestBody {
        horizons = horizons == null || horizons.isEmpty() ? USUAL : horizons;
    }

    OutcomeSource source(boolean churnIsImported) {
        if (outcomes != null) return outcomes;
        return churnIsImported ? OutcomeSource.IMPORTED : OutcomeSource.CONTRACTS;
    }

    /** Returns the requested period, with the defaults as of that day. */
    Period period(LocalDate today) {
        var until = to == null ? today.plusDays(1) : to;
        var begin = from == null ? until.minusDays(DAYS) : from;
        long days = ChronoUnit.DAYS.between(begin, until);
        if (days < 1) throw refused("must be a day before `to`");
        if (days > MOST_DAYS) throw refused("must be at most 3,660 days before `to`");
        return new Period(begin, until, today);
    }

    private static Invalid refused(@Sentence String detail) {
        return new Invalid(List.of(new FieldError("/from", "range", detail)));
    }
}
