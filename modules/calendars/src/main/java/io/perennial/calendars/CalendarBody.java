package io.perennial.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.DayRule;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as it is written: all its rules, which become its next version.
 *
 * @param days holidays and make-up work days
 * @param publishedThrough the last day whose holidays are known
 * @param validFrom the instant from which the rules hold; null for now
 */
public record CalendarBody(
        @NotNull ZoneId zone,
        @NotNull @Valid CalendarWeek week,
        @Size(max = 2000, message = "must have at most {max} items") List<@NotNull @Valid CalendarDay> days,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate publishedThrough,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant validFrom) implements SelfChecked {
    /** Replaces missing days by none. */
    public CalendarBody {
        days = days == null ? List.of() : days;
    }

    @Override
    public List<FieldError> faults() {
        return CalendarFaults.of(this);
    }

    CalendarVersion version(int number, Instant from) {
        var rules = new HashMap<LocalDate, DayRule>();
        for (var day : days) rules.put(day.date(), day.rule());
        return new CalendarVersion(number, from, zone, week.week(), rules, publishedThrough);
    }
}
