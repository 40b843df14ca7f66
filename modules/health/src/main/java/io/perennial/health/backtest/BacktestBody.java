package io.perennial.health.backtest;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a back-test is asked for.
 *
 * @param horizons how many days a score is to look ahead; half a year, a quarter and a month if none is said
 * @param from the first day of outcomes; without it, two years before {@code to}
 * @param to the day after the last; without it, tomorrow
 * @param outcomes whose word is taken; without it, that of the imports where they tell of churn, or else of the contracts
 */
public record BacktestBody(
        @Size(max = 5, message = "At most {max}")
                List<@NotNull @Min(value = 1, message = "At least {value}") @Max(value = 730, message = "At most {value}") Integer> horizons,
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

    /** What it asks for on that day. */
    Period period(LocalDate today) {
        var until = to == null ? today.plusDays(1) : to;
        var begin = from == null ? until.minusDays(DAYS) : from;
        long days = ChronoUnit.DAYS.between(begin, until);
        if (days < 1) throw refused("A day before to");
        if (days > MOST_DAYS) throw refused("At most 3,660 days before to");
        return new Period(begin, until, today);
    }

    private static Invalid refused(String detail) {
        return new Invalid(List.of(new FieldError("/from", "range", detail)));
    }
}
