package io.perennial.health.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All facts about one account, as plain lists. */
record History(
        List<Point> usage,
        List<Instant> notes,
        List<Person> people,
        List<Bought> contracts,
        List<Point> signals,
        List<Said> sentiments) {
    History() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    record Point(String name, Instant at, BigDecimal value) {}

    /** @param since the day that is said of the person, whenever it was written */
    record Person(String role, @Nullable LocalDate since, Instant from, @Nullable Instant until) {}

    /** @param otherFrom the day from which there are other recurring seats; null if they never change */
    record Bought(LocalDate from, @Nullable LocalDate until, @Nullable Integer termMonths, int recurringSeats, int seatsOnce,
            @Nullable LocalDate otherFrom, int otherSeats) {
        int seats(LocalDate day) {
            return otherFrom == null || day.isBefore(otherFrom) ? recurringSeats : otherSeats;
        }

        boolean isOpen(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        /** Returns the end or, without one, that of the first term that ends after the day. */
        @Nullable
        LocalDate renewsOn(LocalDate day) {
            if (until != null || termMonths == null) return until;
            int terms = 1;
            while (!from.plusMonths((long) terms * termMonths).isAfter(day)) terms++;
            return from.plusMonths((long) terms * termMonths);
        }
    }

    record Said(Instant at, LocalDate expiresOn, int value) {}
}
