package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How much a customer uses what it bought, day by day: it learns, has weeks and seasons, and fades before it leaves. */
record UsageCurve(Story story, Calendar calendar, LocalDate today) {
    /** Before the last day usage fades for so long; the tests hold the demo to it. */
    static final int FADING_DAYS = 150;
    private static final double FADED = 0.15;
    private static final int LEARNING_DAYS = 60;
    private static final double SLIPPED = 0.4;

    /** One metric: how much of it a seat makes on a common day. */
    record Metric(String name, double perSeat) {}

    static final List<Metric> METRICS = List.of(
            new Metric("active_users", 0.7), new Metric("logins", 1.6), new Metric("api_calls", 35));

    /** A point for each day on which there was any use, none of them today or later. */
    List<Body.Point> points(Metric metric, Body.ExternalKey account, ZoneId zone, Dice dice) {
        if (story.terms().isEmpty()) return List.of();
        var points = new ArrayList<Body.Point>();
        var liking = dice.between(0.6, 1.1);
        var until = story.left().orElse(today);
        for (var day = story.joined(); day.isBefore(until); day = day.plusDays(1)) {
            var value = StrictMath.round(metric.perSeat() * liking * level(day) * dice.around(0.08));
            if (value > 0) points.add(new Body.Point(account, metric.name(), day.atTime(LocalTime.NOON).atZone(zone).toInstant(), value));
        }
        return points;
    }

    private double level(LocalDate day) {
        return story.seats(day) * calendar.work(day) * learning(day) * fading(day);
    }

    private double learning(LocalDate day) {
        var days = ChronoUnit.DAYS.between(story.joined(), day);
        return days >= LEARNING_DAYS ? 1 : 0.2 + 0.8 * days / LEARNING_DAYS;
    }

    private double fading(LocalDate day) {
        if (story.left().isPresent()) return slope(day, story.left().get(), FADING_DAYS, FADED);
        return story.mood() == Story.Mood.SLIPPING ? slope(day, today, 120, SLIPPED) : 1;
    }

    /** From 1 down to the lowest on the last day, evenly over so many days. */
    private static double slope(LocalDate day, LocalDate last, int days, double lowest) {
        var left = ChronoUnit.DAYS.between(day, last);
        return left >= days ? 1 : lowest + (1 - lowest) * left / days;
    }
}
