package io.perennial.engagement.series;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/** The occurrences of a rule on local time: at most {@value RecurrenceRule#MOST}, and none after two years. */
record Recurrence(LocalDateTime start, RecurrenceRule rule) {
    static final int MOST_YEARS = 2;

    /** Returns the local times in their order. Zones have no part in it: clocks that change move no occurrence. */
    List<LocalDateTime> occurrences() {
        var limit = start.plusYears(MOST_YEARS);
        var end = rule.until().filter(until -> until.isBefore(limit)).orElse(limit);
        return new Recur<LocalDateTime>(rule.text()).getDates(start, start, end.plusSeconds(1), RecurrenceRule.MOST).stream()
                .filter(one -> !one.isBefore(start) && !one.isAfter(end)).sorted().distinct().toList();
    }

    /** Returns the number of months that a monthly rule passes over until its last occurrence, or its end, because they have no such day. */
    int monthsWithout() {
        var occurrences = occurrences();
        if (!rule.isMonthly() || occurrences.isEmpty()) return 0;
        var with = occurrences.stream().map(YearMonth::from).collect(Collectors.toSet());
        var last = YearMonth.from(rule.until().filter(until -> until.isBefore(start.plusYears(MOST_YEARS))).orElse(occurrences.getLast()));
        int without = 0;
        for (var month = YearMonth.from(start); !month.isAfter(last); month = month.plusMonths(rule.interval()))
            if (rule.names(month.getMonthValue()) && !with.contains(month)) without++;
        return without;
    }
}
