package io.perennial.health.replays;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** @param from the earliest day: at most five years before today, and not after the last Monday before today */
public record ReplayBody(@NotNull LocalDate from) {
    private static final int MOST_YEARS = 5;

    /** Returns the Mondays from the first one that is not before {@code from} to the last one before today. */
    List<LocalDate> mondaysUntil(LocalDate today) {
        var earliest = today.minusYears(MOST_YEARS);
        var last = today.with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
        if (from.isBefore(earliest) || from.isAfter(last))
            throw new Invalid(List.of(new FieldError("/from", "range",
                    Wording.of("must be between {min} and {max}").with("min", earliest).with("max", last))));
        return from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)).datesUntil(today, Period.ofWeeks(1)).toList();
    }
}
