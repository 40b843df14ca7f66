package io.perennial.engagement.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule of RFC 5545 as a series takes it: days or slower, on the local time of its start, which also says the time of day.
 *
 * @param parts without UNTIL, which is compared here because the library compares only times of one type
 * @param until null for a rule that does not say it
 */
record RecurrenceRule(List<String> parts, Optional<LocalDateTime> until) {
    static final int MOST = 366;

    private static final String NUMBERS = "-?[1-9]\\d{0,2}(,-?[1-9]\\d{0,2})*";
    private static final String DAYS = "([+-]?[1-9]\\d?)?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-9]\\d?)?(MO|TU|WE|TH|FR|SA|SU))*";
    private static final Pattern PART = Pattern.compile(
            "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9]\\d{0,2}|COUNT=[1-9]\\d{0,2}|UNTIL=\\d{8}(T\\d{6})?|WKST=(MO|SU)|BYDAY="
                    + DAYS + "|(BYMONTHDAY|BYMONTH|BYSETPOS|BYYEARDAY|BYWEEKNO)=" + NUMBERS);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final String UNTIL = "UNTIL=";
    private static final String COUNT = "COUNT=";
    private static final String WEEK = "WKST=";

    /** Reads a rule; empty if it is none, or none that a series takes. */
    static Optional<RecurrenceRule> read(String text) {
        var parts = List.of(text.split(";", -1));
        var names = new HashSet<String>();
        for (var part : parts) if (!PART.matcher(part).matches() || !names.add(part.split("=", 2)[0])) return Optional.empty();
        if (!names.contains("FREQ") || names.contains("UNTIL") && names.contains("COUNT")) return Optional.empty();
        try {
            var rule = new RecurrenceRule(
                    parts.stream().filter(part -> !part.startsWith(UNTIL)).toList(),
                    parts.stream().filter(part -> part.startsWith(UNTIL)).map(RecurrenceRule::time).findFirst());
            return Optional.of(rule).filter(one -> one.number(COUNT).orElse(1) <= MOST && one.isInRange());
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** Returns true if each number is one that RFC 5545 allows: the library fails on others. */
    private boolean isInRange() {
        return Stream.of("BYMONTH=", "BYMONTHDAY=", "BYYEARDAY=", "BYWEEKNO=", "BYSETPOS=").allMatch(name -> {
            int most = switch (name) {
                case "BYMONTH=" -> 12;
                case "BYMONTHDAY=" -> 31;
                case "BYWEEKNO=" -> 53;
                default -> MOST;
            };
            int least = name.equals("BYMONTH=") ? 1 : -most;
            return values(name).mapToInt(Integer::parseInt).allMatch(number -> number >= least && number <= most);
        });
    }

    private static LocalDateTime time(String part) {
        var said = part.substring(UNTIL.length());
        return said.length() > 8 ? LocalDateTime.parse(said, TIME)
                : LocalDate.parse(said, DateTimeFormatter.BASIC_ISO_DATE).atTime(LocalTime.MAX);
    }

    /** Returns the rule without its end. Weeks begin on Monday unless it says otherwise: the library would ask the locale of the server. */
    String text() {
        var text = String.join(";", parts);
        return parts.stream().anyMatch(part -> part.startsWith(WEEK)) ? text : text + ";" + WEEK + "MO";
    }

    boolean isMonthly() {
        return parts.contains("FREQ=MONTHLY");
    }

    /** Returns the steps between two periods of the rule. */
    int interval() {
        return number("INTERVAL=").orElse(1);
    }

    /** Returns true if it names this month, or none. */
    boolean names(int month) {
        return values("BYMONTH=").findAny().isEmpty() || values("BYMONTH=").anyMatch(one -> Integer.parseInt(one) == month);
    }

    private Optional<Integer> number(String name) {
        return values(name).findFirst().map(Integer::valueOf);
    }

    private Stream<String> values(String name) {
        return parts.stream().filter(part -> part.startsWith(name)).flatMap(part -> Stream.of(part.substring(name.length()).split(",")));
    }
}
