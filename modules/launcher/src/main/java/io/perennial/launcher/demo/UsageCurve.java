package io.perennial.launcher.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The daily usage of what a customer bought: it rises at first, varies by weekday and season, and fades before the customer leaves. */
record UsageCurve(Story story, Calendar calendar, LocalDate today) {
    /** The number of days for which usage fades before the last day; tests rely on it. */
    static final int FADING_DAYS = 150;
    private static final double FADED = 0.15;
    private static final int LEARNING_DAYS = 60;
    private static final double SLIPPED = 0.4;

    /** A metric and its value per seat on a common day. */
    record Metric(String name, double perSeat) {}

    static final List<Metric> METRICS = List.of(
            new Metric("active_users", 0.7), new Metric("logins", 1.6), new Metric("api_calls", 35));

    /** Returns a point for each day before today with any usage. */
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

    /** Returns a factor that falls evenly from 1 to the lowest value within so many days before the last day. */
    private static double slope(LocalDate day, LocalDate last, int days, double lowest) {
        var left = ChronoUnit.DAYS.between(day, last);
        return left >= days ? 1 : lowest + (1 - lowest) * left / days;
    }
}
