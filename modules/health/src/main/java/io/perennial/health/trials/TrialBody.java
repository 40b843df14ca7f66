package io.perennial.health.trials;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** @param days the days as of which everything is scored both ways; today by default */
public record TrialBody(@Size(max = 12, message = "must have at most {max} items") List<@NotNull LocalDate> days) {
    public TrialBody {
        days = days == null ? List.of() : days;
    }

    List<LocalDate> daysUntil(LocalDate today) {
        var late = IntStream.range(0, days.size())
                .filter(at -> days.get(at).isAfter(today))
                .mapToObj(at -> new FieldError("/days/" + at, "range", "must not be after today"))
                .toList();
        if (!late.isEmpty()) throw new Invalid(late);
        return days.isEmpty() ? List.of(today) : days.stream().distinct().sorted().toList();
    }
}
