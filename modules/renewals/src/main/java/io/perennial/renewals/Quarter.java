package io.perennial.renewals;

import io.perennial.platform.requests.TextForm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A quarter of the calendar, as {@code 2026-Q1}. */
public record Quarter(LocalDate from) {
    public static final TextForm FORM = TextForm.matching("(19|20|21)[0-9]{2}-Q[1-4]", 7);
    private static final int MONTHS = 3;
    private static final int WEEK = 7;

    /** @param text of {@link #FORM} */
    public static Quarter of(String text) {
        return new Quarter(LocalDate.of(Integer.parseInt(text.substring(0, 4)), 1, 1).plusMonths((long) MONTHS * (text.charAt(6) - '1')));
    }

    public static Quarter around(LocalDate day) {
        var month = day.withDayOfMonth(1);
        return new Quarter(month.minusMonths((month.getMonthValue() - 1) % MONTHS));
    }

    public Quarter before() {
        return new Quarter(from.minusMonths(MONTHS));
    }

    /** The first day after it. */
    public LocalDate to() {
        return from.plusMonths(MONTHS);
    }

    /** What is due in it, of a list's rows {@code l}: with the days themselves, so that the planner knows how many there are. */
    public static String due(String text) {
        var quarter = of(text);
        return "l.due_on >= date '" + quarter.from() + "' and l.due_on < date '" + quarter.to() + "'";
    }

    /** The whole weeks that are left of it on a day; none once it has ended. */
    public @Nullable Integer weeksLeft(LocalDate day) {
        return day.isBefore(to()) ? (Integer) (int) (ChronoUnit.DAYS.between(day, to()) / WEEK) : null;
    }

    public String text() {
        return from.getYear() + "-Q" + (from.getMonthValue() / MONTHS + 1);
    }
}
