package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The amount of work on a day, where 1 is a common Tuesday. */
enum Calendar {
    EUROPEAN(List.of(1.0, 1.05, 1.03, 1.0, 0.82, 0.1, 0.06)) {
        @Override
        double season(LocalDate day) {
            var date = MonthDay.from(day);
            if (date.isAfter(MonthDay.of(12, 22)) || date.isBefore(MonthDay.of(1, 3))) return 0.2;
            return switch (day.getMonth()) {
                case JULY -> 0.9;
                case AUGUST -> 0.75;
                case MARCH, OCTOBER, NOVEMBER -> 1.08;
                default -> 1.0;
            };
        }
    },

    CHINESE(List.of(1.0, 1.04, 1.04, 1.02, 0.97, 0.35, 0.15)) {
        @Override
        double season(LocalDate day) {
            var date = MonthDay.from(day);
            if (SPRING_FESTIVALS.stream().anyMatch(festival -> Math.abs(ChronoUnit.DAYS.between(festival, day) - 2) <= 5)) return 0.08;
            if (!date.isBefore(MonthDay.of(10, 1)) && !date.isAfter(MonthDay.of(10, 7))) return 0.12;
            if (!date.isBefore(MonthDay.of(5, 1)) && !date.isAfter(MonthDay.of(5, 4))) return 0.3;
            return date.isAfter(MonthDay.of(11, 5)) && date.isBefore(MonthDay.of(12, 25)) ? 1.15 : 1.0;
        }
    };

    private static final List<LocalDate> SPRING_FESTIVALS = List.of(
            LocalDate.of(2022, 2, 1), LocalDate.of(2023, 1, 22), LocalDate.of(2024, 2, 10), LocalDate.of(2025, 1, 29),
            LocalDate.of(2026, 2, 17), LocalDate.of(2027, 2, 6), LocalDate.of(2028, 1, 26), LocalDate.of(2029, 2, 13),
            LocalDate.of(2030, 2, 3), LocalDate.of(2031, 1, 23), LocalDate.of(2032, 2, 11), LocalDate.of(2033, 1, 31));

    private final List<Double> week;

    Calendar(List<Double> week) {
        this.week = week;
    }

    abstract double season(LocalDate day);

    double work(LocalDate day) {
        return week.get(day.getDayOfWeek().getValue() - 1) * season(day);
    }
}
