package io.perennial.calendars;

import io.perennial.calendars.BusinessTimeResource.BusinessTime;
import io.perennial.calendars.BusinessTimeResource.CalendarDue;
import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.OpenTime;
import io.perennial.platform.requests.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The time by which somebody plans: that of a calendar, or of a person.
 *
 * @param calendar knows which holidays are published
 */
record PlannedTime(OpenTime time, BusinessCalendar calendar) {
    private static final int MOST_SECONDS = 315_360_000;
    private static final int YEARS = 10;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    static final String FAR = "must be between 1900 and 2200";

    /** Answers when so many {@code seconds} have passed since {@code from}. */
    static CalendarDue due(UriInfo uri, Supplier<PlannedTime> of) {
        var given = Parameters.of(uri);
        var from = instant(given, "from");
        var seconds = given.required("seconds", Integer.class).orElse(0);
        if (seconds < 0 || seconds > MOST_SECONDS) given.refuse("seconds", "range", "must be between 0 and 315,360,000");
        given.check();
        var planned = of.get();
        var due = planned.time().due(from, seconds);
        if (due.isEmpty()) {
            given.refuse("seconds", "range", "must be open within 100 years");
            given.check();
        }
        return new CalendarDue(due.orElseThrow(), planned.calendar().isProvisional(from, due.orElseThrow()));
    }

    /** Answers how much time there is between {@code from} and {@code to}. */
    static BusinessTime between(UriInfo uri, Supplier<PlannedTime> of) {
        var given = Parameters.of(uri);
        var from = instant(given, "from");
        var to = instant(given, "to");
        if (to.isBefore(from)) given.refuse("to", "range", "must not be before `from`");
        if (from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant().isBefore(to))
            given.refuse("from", "range", "must be at most ten years before `to`");
        given.check();
        var planned = of.get();
        return new BusinessTime(planned.time().measure(from, to), planned.calendar().isProvisional(from, to));
    }

    /** Reads an instant in whole seconds. Far ones are refused, because they would only cost time. */
    private static Instant instant(Parameters given, String name) {
        var instant = given.required(name, Instant.class);
        if (instant.filter(one -> one.isBefore(EARLIEST) || one.isAfter(LATEST)).isPresent()) given.refuse(name, "range", FAR);
        return instant.filter(one -> !one.isBefore(EARLIEST) && !one.isAfter(LATEST)).orElse(EARLIEST).truncatedTo(ChronoUnit.SECONDS);
    }
}
