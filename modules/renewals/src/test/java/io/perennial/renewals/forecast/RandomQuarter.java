package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.forecast.ForecastAccuracy.AccuracySum;
import io.perennial.renewals.forecast.ForecastAccuracy.HorizonAccuracy;
import io.perennial.renewals.forecast.ForecastAccuracy.OwnerAccuracy;
import io.perennial.renewals.testing.DueRenewals.Due;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds and changes renewals at random, remembers each Monday in plain Java, and computes the accuracy by its definition. */
final class RandomQuarter {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate EARLIEST = LocalDate.parse("2025-12-01");
    private static final int DAYS = 150;
    private static final List<String> STATES = List.of("open", "open", "open", "open", "won", "downsold", "lost", "withdrawn");

    private record Owned(@Nullable UUID owner, Due due) {}

    private record Pair(@Nullable UUID owner, BigDecimal forecast, BigDecimal actual) {}

    private final Mondays company;
    private final List<UUID> owners;
    private final Random random;
    private final Map<UUID, Owned> now = new LinkedHashMap<>();
    private final TreeMap<LocalDate, Map<UUID, Owned>> kept = new TreeMap<>();

    RandomQuarter(Mondays company, List<UUID> owners, Random random) {
        this.company = company;
        this.owners = owners;
        this.random = random;
    }

    /** Makes some changes, then takes the Monday's snapshot in the database and here. */
    void monday(LocalDate day) {
        for (int added = random.nextInt(3); added > 0; added--) {
            var owner = owners.get(random.nextInt(owners.size()));
            var due = due();
            now.put(company.add(owner, due), new Owned(owner, due));
        }
        for (var id : List.copyOf(now.keySet())) if (random.nextInt(4) == 0) change(id);
        company.takeOn(day);
        kept.put(day, new HashMap<>(now));
    }

    private void change(UUID id) {
        var due = due();
        company.become(id, due);
        now.computeIfPresent(id, (_, was) -> new Owned(was.owner(), due));
    }

    private Due due() {
        var target = BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString();
        var state = STATES.get(random.nextInt(STATES.size()));
        var said = state.equals("won") || state.equals("downsold") || random.nextBoolean()
                ? BigDecimal.valueOf(random.nextInt(12_000), 2).toPlainString() : null;
        var due = Due.open(EARLIEST.plusDays(random.nextInt(DAYS)), target, said).ended(state);
        if (random.nextInt(3) == 0) due = due.in("USD", random.nextInt(4) == 0 ? null : "0.905");
        return random.nextInt(8) == 0 ? due.as("omitted") : due;
    }

    ForecastAccuracy plain(Quarter quarter, LocalDate closedOn) {
        var actual = kept.get(closedOn);
        var horizons = kept.headMap(quarter.to()).entrySet().stream()
                .filter(monday -> monday.getValue().values().stream().anyMatch(one -> counts(one, quarter)))
                .map(monday -> horizon(monday.getKey(), pairs(monday.getValue(), actual, quarter), quarter))
                .toList();
        return new ForecastAccuracy(quarter.text(), quarter.from(), quarter.to(), 1, closedOn, EUR, horizons);
    }

    private static List<Pair> pairs(Map<UUID, Owned> then, Map<UUID, Owned> end, Quarter quarter) {
        var pairs = new ArrayList<Pair>();
        then.forEach((id, one) -> {
            if (counts(one, quarter)) pairs.add(new Pair(one.owner(), retained(one.due()), kept(end.get(id), quarter)));
        });
        end.forEach((id, one) -> {
            if (counts(one, quarter) && !(then.containsKey(id) && counts(then.get(id), quarter)))
                pairs.add(new Pair(one.owner(), BigDecimal.ZERO, kept(one, quarter)));
        });
        return pairs;
    }

    private static boolean counts(Owned one, Quarter quarter) {
        var due = one.due();
        if (due.dueOn().isBefore(quarter.from()) || !due.dueOn().isBefore(quarter.to())) return false;
        return due.rate() != null && !due.state().equals("withdrawn") && (due.isDecided() || !due.category().equals("omitted"));
    }

    private static BigDecimal kept(@Nullable Owned one, Quarter quarter) {
        return one != null && counts(one, quarter) && one.due().isWon() ? retained(one.due()) : BigDecimal.ZERO;
    }

    private static BigDecimal retained(Due due) {
        if (due.state().equals("lost")) return BigDecimal.ZERO;
        var target = euros(due.target(), due);
        return due.forecast() == null ? target : target.min(euros(due.forecast(), due));
    }

    private static BigDecimal euros(String amount, Due due) {
        return new BigDecimal(amount).multiply(new BigDecimal(Objects.requireNonNull(due.rate()))).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static HorizonAccuracy horizon(LocalDate monday, List<Pair> pairs, Quarter quarter) {
        var byOwner = new HashMap<@Nullable UUID, List<Pair>>();
        pairs.forEach(pair -> byOwner.computeIfAbsent(pair.owner(), _ -> new ArrayList<>()).add(pair));
        var owners = byOwner.entrySet().stream()
                .map(owner -> new OwnerAccuracy(owner.getKey() == null ? null : new MemberId(owner.getKey()), sum(owner.getValue())))
                .sorted(Comparator.comparing((OwnerAccuracy owner) -> owner.sum().actual().amount()).reversed()
                        .thenComparing(owner -> owner.ownerId() == null ? "~" : owner.ownerId().value().toString()))
                .toList();
        return new HorizonAccuracy((int) (quarter.to().toEpochDay() - monday.toEpochDay()) / 7, monday, sum(pairs), owners);
    }

    private static AccuracySum sum(List<Pair> pairs) {
        BigDecimal forecast = BigDecimal.ZERO, actual = BigDecimal.ZERO, error = BigDecimal.ZERO;
        for (var pair : pairs) {
            forecast = forecast.add(pair.forecast());
            actual = actual.add(pair.actual());
            error = error.add(pair.forecast().subtract(pair.actual()).abs());
        }
        return AccuracySum.of(pairs.size(), forecast, actual, error, EUR);
    }
}
