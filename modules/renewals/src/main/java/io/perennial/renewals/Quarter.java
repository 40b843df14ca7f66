package io.perennial.renewals;

import io.perennial.platform.requests.TextForm;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A calendar quarter, such as {@code 2026-Q1}. */
public record Quarter(LocalDate from) {
    public static final TextForm FORM = TextForm.matching("(19|20|21)[0-9]{2}-Q[1-4]", 7);
    private static final int MONTHS = 3;
    private static final int WEEK = 7;

    /** @param text in the form {@link #FORM} */
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

    /** Returns the first day after the quarter. */
    public LocalDate to() {
        return from.plusMonths(MONTHS);
    }

    /**
     * Returns the condition that a list's row {@code l} is due in the quarter. The days are literals, so that the planner can estimate the
     * rows.
     */
    public static String due(String text) {
        var quarter = of(text);
        return "l.due_on >= date '" + quarter.from() + "' and l.due_on < date '" + quarter.to() + "'";
    }

    /** Returns the whole weeks of the quarter that are left on a day, or null once it has ended. */
    public @Nullable Integer weeksLeft(LocalDate day) {
        return day.isBefore(to()) ? (Integer) (int) (ChronoUnit.DAYS.between(day, to()) / WEEK) : null;
    }

    public String text() {
        return from.getYear() + "-Q" + (from.getMonthValue() / MONTHS + 1);
    }
}
