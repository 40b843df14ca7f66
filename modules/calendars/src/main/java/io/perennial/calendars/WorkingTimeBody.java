package io.perennial.calendars;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets when a member works, and what the member knows.
 *
 * @param calendar the name of the calendar whose holidays the member has; null for the default calendar
 * @param zone that of the hours; null for the tenant's
 * @param week the hours of the member; without any, those of the calendar
 * @param skills words of the tenant, such as products
 * @param capacity the load that the member can have at once
 */
public record WorkingTimeBody(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Characters(max = 50) @Nullable String calendar,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ZoneId zone,
        @Valid CalendarWeek week,
        @Size(max = MANY, message = "must have at most {max} items") List<@NotNull @Pattern(regexp = "[a-z0-9_]{1,50}", message = "must be 1 to 50 of a–z, 0–9, _") String> skills,
        @Size(max = MANY, message = "must have at most {max} items") List<@NotNull Locale> languages,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 1_000, message = "must be at most {value}")
        @Nullable Integer capacity) implements SelfChecked {
    private static final int MANY = 100;
    static final int USUAL_CAPACITY = 10;
    private static final CalendarWeek NONE = new CalendarWeek(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    static final WorkingTimeBody UNSAID = new WorkingTimeBody(null, null, NONE, List.of(), List.of(), null);

    /** Replaces missing hours and lists by none, and a missing capacity by the usual one. */
    public WorkingTimeBody {
        week = week == null ? NONE : week;
        skills = skills == null ? List.of() : skills;
        languages = languages == null ? List.of() : languages;
        capacity = capacity == null ? USUAL_CAPACITY : capacity;
    }

    @Override
    public List<FieldError> faults() {
        if (isEmpty()) return List.of();
        var rules = new CalendarBody(ZoneOffset.UTC, week, List.of(), null, null);
        return CalendarFaults.of(rules).stream().filter(fault -> fault.pointer().startsWith("/week")).toList();
    }

    private boolean isEmpty() {
        return week.days().values().stream().allMatch(List::isEmpty);
    }

    /** Returns the member's own hours; empty for those of the calendar. */
    Optional<BusinessCalendar> hours(ZoneId usual) {
        if (isEmpty()) return Optional.empty();
        return Optional.of(new BusinessCalendar(
                List.of(new CalendarVersion(1, Instant.EPOCH, zone == null ? usual : zone, week.week(), Map.of(), null))));
    }
}
