package io.perennial.calendars;

import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import io.perennial.kernel.Invalid.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the errors of a calendar that concern several of its fields. Single fields may be missing or invalid. */
final class CalendarFaults {
    private static final Pattern HOURS = Pattern.compile(CalendarWeek.HOURS);

    private final List<FieldError> found = new ArrayList<>();

    private CalendarFaults() {}

    static List<FieldError> of(CalendarBody body) {
        var faults = new CalendarFaults();
        if (body.week() != null) faults.week(body.week());
        faults.days(body.days());
        if (!body.days().isEmpty() && body.publishedThrough() == null)
            faults.found.add(new FieldError("/publishedThrough", "required", "is required with `days`"));
        return faults.found;
    }

    private void week(CalendarWeek week) {
        week.days().forEach((day, hours) -> hours(hours, "/week/" + day.name().toLowerCase(Locale.ROOT)));
        if (week.days().values().stream().allMatch(List::isEmpty))
            found.add(new FieldError("/week", "rule", "must be open at some time"));
    }

    private void days(List<CalendarDay> days) {
        var seen = new HashSet<LocalDate>();
        for (int at = 0; at < days.size(); at++) {
            var day = days.get(at);
            if (day == null) continue;
            if (day.date() != null && !seen.add(day.date()))
                found.add(new FieldError("/days/" + at + "/date", "rule", "must occur only once"));
            if (day.like() != null && !day.hours().isEmpty())
                found.add(new FieldError("/days/" + at + "/hours", "rule", "cannot be combined with `like`"));
            hours(day.hours(), "/days/" + at + "/hours");
        }
    }

    /** Compares hours only if each is well-formed: otherwise the error is there already. */
    private void hours(List<String> texts, String pointer) {
        if (texts.size() > Week.MOST_HOURS || texts.stream().anyMatch(text -> text == null || !HOURS.matcher(text).matches())) return;
        var hours = new ArrayList<Hours>();
        for (int at = 0; at < texts.size(); at++) {
            var ends = texts.get(at).split("-", 2);
            if (ends[0].compareTo(ends[1]) < 0) hours.add(Hours.parse(texts.get(at)));
            else found.add(new FieldError(pointer + "/" + at, "rule", "must end after it begins"));
        }
        for (var one : hours)
            for (var other : hours)
                if (one.from() < other.from() && other.from() < one.to() || one != other && one.equals(other)) {
                    found.add(new FieldError(pointer, "rule", "must not overlap"));
                    return;
                }
    }
}
