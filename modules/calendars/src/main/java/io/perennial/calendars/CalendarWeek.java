package io.perennial.calendars;

import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours of each weekday, such as {@code 09:00-12:00}. A weekday without hours is closed. */
public record CalendarWeek(
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> monday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> tuesday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> wednesday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> thursday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> friday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> saturday,
        @Size(max = MOST, message = MANY) List<@NotNull @Pattern(regexp = HOURS, message = NO_HOURS) String> sunday) {
    static final int MOST = Week.MOST_HOURS;
    static final String MANY = "must have at most {max} items";
    static final String HOURS = "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
    static final String NO_HOURS = "must be hours such as 09:00-12:00";

    /** Replaces missing lists by empty ones. */
    public CalendarWeek {
        monday = monday == null ? List.of() : monday;
        tuesday = tuesday == null ? List.of() : tuesday;
        wednesday = wednesday == null ? List.of() : wednesday;
        thursday = thursday == null ? List.of() : thursday;
        friday = friday == null ? List.of() : friday;
        saturday = saturday == null ? List.of() : saturday;
        sunday = sunday == null ? List.of() : sunday;
    }

    /** Returns the hours by weekday, as they were sent. */
    Map<DayOfWeek, List<String>> days() {
        var days = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
        days.put(DayOfWeek.MONDAY, monday);
        days.put(DayOfWeek.TUESDAY, tuesday);
        days.put(DayOfWeek.WEDNESDAY, wednesday);
        days.put(DayOfWeek.THURSDAY, thursday);
        days.put(DayOfWeek.FRIDAY, friday);
        days.put(DayOfWeek.SATURDAY, saturday);
        days.put(DayOfWeek.SUNDAY, sunday);
        return days;
    }

    Week week() {
        var hours = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        days().forEach((day, texts) -> hours.put(day, parsed(texts)));
        return new Week(hours);
    }

    static List<Hours> parsed(List<String> texts) {
        return texts.stream().map(Hours::parse).toList();
    }
}
