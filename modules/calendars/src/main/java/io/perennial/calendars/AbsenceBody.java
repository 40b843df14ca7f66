package io.perennial.calendars;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it is written.
 *
 * @param until this instant is not part of it
 */
public record AbsenceBody(@NotNull Instant from, @NotNull Instant until,
        @Characters(max = 200) @Nullable String reason) implements SelfChecked {
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** Drops the fractions of seconds. */
    public AbsenceBody {
        if (from != null) from = from.truncatedTo(ChronoUnit.SECONDS);
        if (until != null) until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public List<FieldError> faults() {
        if (from == null || until == null) return List.of();
        if (!from.isBefore(until)) return List.of(new FieldError("/until", "rule", "must be after `from`"));
        return Duration.between(from, until).compareTo(LONGEST) > 0
                ? List.of(new FieldError("/until", "rule", "must be at most ten years after `from`"))
                : List.of();
    }
}
