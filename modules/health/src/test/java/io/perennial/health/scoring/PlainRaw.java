package io.perennial.health.scoring;

import io.perennial.health.sources.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Computes the raw value of a source for an account on a day as the API describes it: slowly and plainly, point by point. */
record PlainRaw(History history, LocalDate day, ZoneId zone) {
    record Value(BigDecimal raw, LocalDate seen) {}

    Optional<Value> of(Source source) {
        return switch (source.kind()) {
            case "usage_sum" -> used(source, sum(windowed(source)));
            case "usage_active_days" -> used(source, count(windowed(source).filter(PlainRaw::above0).map(point -> dayOf(point.at()))));
            case "usage_features" -> used(source, count(windowed(source).filter(PlainRaw::above0).map(History.Point::name)));
            case "usage_trend" -> trend(source);
            case "seat_utilisation" -> seats(source);
            case "days_since_contact" -> latest(history.notes().stream()).map(this::daysSince);
            case "contacts_in_role" -> history.people().stream().noneMatch(this::isKnown)
                    ? Optional.empty()
                    : Optional.of(today(history.people().stream().filter(person -> isThere(person, source)).count()));
            case "open_contracts" -> history.contracts().stream().allMatch(contract -> contract.from().isAfter(day))
                    ? Optional.empty()
                    : Optional.of(today(open().count()));
            case "days_to_renewal" -> open().map(contract -> contract.renewsOn(day)).filter(Objects::nonNull)
                    .min(Comparator.naturalOrder()).map(renewal -> today(ChronoUnit.DAYS.between(day, renewal)));
            case "signal" -> history.signals().stream().filter(signal -> signal.name().equals(source.of()) && isBeforeEnd(signal.at()))
                    .max(Comparator.comparing(History.Point::at)).map(signal -> new Value(signal.value(), dayOf(signal.at())));
            case "sentiment" -> history.sentiments().stream().filter(said -> isBeforeEnd(said.at()))
                    .max(Comparator.comparing(History.Said::at)).filter(said -> day.isBefore(said.expiresOn()))
                    .map(said -> new Value(BigDecimal.valueOf(said.value()), dayOf(said.at())));
            default -> throw new IllegalArgumentException(source.kind());
        };
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private boolean isBeforeEnd(Instant at) {
        return !dayOf(at).isAfter(day);
    }

    private Optional<Instant> latest(Stream<Instant> instants) {
        return instants.filter(this::isBeforeEnd).max(Comparator.naturalOrder());
    }

    private Value daysSince(Instant noted) {
        return new Value(BigDecimal.valueOf(ChronoUnit.DAYS.between(dayOf(noted), day)), dayOf(noted));
    }

    private Value today(long number) {
        return new Value(BigDecimal.valueOf(number), day);
    }

    private boolean isThere(History.Person person, Source source) {
        return person.role().equals(source.of()) && (person.since() == null ? isBeforeEnd(person.from()) : !person.since().isAfter(day))
                && (person.until() == null || !isBeforeEnd(person.until()));
    }

    private boolean isKnown(History.Person person) {
        return isBeforeEnd(person.from()) || (person.since() != null && !person.since().isAfter(day));
    }

    private Stream<History.Bought> open() {
        return history.contracts().stream().filter(contract -> contract.isOpen(day));
    }

    /** Returns the points of the metric on {@code days} days, the last of which is {@code before} days before the day. */
    private Stream<History.Point> points(Source source, int before, int days) {
        var of = source.of().replace("*", "");
        Predicate<History.Point> named = source.kind().equals("usage_features") || source.of().endsWith("*")
                ? point -> point.name().startsWith(of)
                : point -> point.name().equals(of);
        var last = day.minusDays(before);
        var first = last.minusDays(days - 1L);
        return history.usage().stream().filter(named)
                .filter(point -> !dayOf(point.at()).isBefore(first) && !dayOf(point.at()).isAfter(last));
    }

    private Stream<History.Point> windowed(Source source) {
        return points(source, 0, source.days());
    }

    /** Returns the value if the account has a point within 366 days. */
    private Optional<Value> used(Source source, BigDecimal raw) {
        return latest(points(source, 0, 366).map(History.Point::at)).map(at -> new Value(raw, dayOf(at)));
    }

    private Optional<Value> trend(Source source) {
        var before = sum(points(source, source.days(), source.days()));
        boolean hadBegun = points(source, 2 * source.days() - 1, 366).findAny().isPresent();
        if (before.signum() <= 0 || !hadBegun) return Optional.empty();
        return used(source, percent(sum(windowed(source)).subtract(before), before));
    }

    private Optional<Value> seats(Source source) {
        int seats = open().mapToInt(contract -> contract.seats(day)).sum();
        List<History.Point> points = windowed(source).toList();
        if (seats == 0 || points.isEmpty()) return Optional.empty();
        return used(source, percent(sum(points.stream()), BigDecimal.valueOf((long) points.size() * seats)));
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100)).divide(whole, 6, RoundingMode.HALF_UP);
    }

    private static boolean above0(History.Point point) {
        return point.value().signum() > 0;
    }

    private static BigDecimal sum(Stream<History.Point> points) {
        return points.map(History.Point::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal count(Stream<?> things) {
        return BigDecimal.valueOf(things.distinct().count());
    }
}
