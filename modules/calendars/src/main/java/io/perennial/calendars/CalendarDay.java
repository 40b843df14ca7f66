package io.perennial.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.calendars.hours.DayRule;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A holiday or a make-up work day: a day with other hours than those of its weekday.
 *
 * @param like the weekday whose hours the day has
 * @param hours its own hours; a day with neither these nor {@code like} is closed
 * @param label the name of the holiday
 */
public record CalendarDay(
        @NotNull LocalDate date,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DayOfWeek like,
        @Size(max = CalendarWeek.MOST, message = CalendarWeek.MANY)
        List<@NotNull @Pattern(regexp = CalendarWeek.HOURS, message = CalendarWeek.NO_HOURS) String> hours,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Characters(max = 100) @Nullable String label) {
    /** Replaces missing hours by none. */
    public CalendarDay {
        hours = hours == null ? List.of() : hours;
    }

    DayRule rule() {
        if (like != null) return new DayRule.Like(like);
        return hours.isEmpty() ? new DayRule.Closed() : new DayRule.Own(CalendarWeek.parsed(hours));
    }
}
