package io.perennial.health.trials;

import io.perennial.health.scoring.Scored;
import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up a day's accounts, each scored both ways. It holds only sums and the largest moves, however many accounts there are. */
final class TrialTally {
    private static final int LARGEST = 20;

    private record Shift(@Nullable String from, @Nullable String to) {
        boolean stays() {
            return Objects.equals(from, to);
        }
    }

    private record Sum(int accounts, BigDecimal arr) {
        static final Sum NONE = new Sum(0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(accounts + other.accounts, arr.add(other.arr));
        }
    }

    private final Currency currency;
    private final Map<Shift, Sum> shifts = new HashMap<>();
    private List<MovedAccount> largest = new ArrayList<>();

    TrialTally(Currency currency) {
        this.currency = currency;
    }

    void add(Trial.Candidate account, Optional<Scored> before, Optional<Scored> after) {
        var shift = new Shift(before.map(Scored::band).orElse(null), after.map(Scored::band).orElse(null));
        shifts.merge(shift, new Sum(1, account.arr()), Sum::plus);
        if (shift.stays()) return;
        largest.add(new MovedAccount(account.id(), account.name(), money(account.arr()), shift.from(), shift.to(),
                before.map(Scored::score).orElse(null), after.map(Scored::score).orElse(null)));
        if (largest.size() > 2 * LARGEST) largest = largest();
    }

    private List<MovedAccount> largest() {
        return new ArrayList<>(largest.stream()
                .sorted(Comparator.comparing((MovedAccount moved) -> moved.arr().amount()).reversed()
                        .thenComparing(moved -> moved.accountId().text()))
                .limit(LARGEST)
                .toList());
    }

    /** @param bands the order of the bands in the result, from the lowest; bands of other scorecards follow, and no band comes last */
    TrialDay day(LocalDate day, List<String> bands) {
        var all = sum(shifts.keySet().stream());
        var moved = sum(shifts.keySet().stream().filter(shift -> !shift.stays()));
        return new TrialDay(day, all.accounts(), moved.accounts(), money(all.arr()), money(moved.arr()), shifts(bands), sums(bands),
                largest());
    }

    private List<BandShift> shifts(List<String> bands) {
        return shifts.entrySet().stream()
                .filter(shift -> !shift.getKey().stays())
                .sorted(Comparator.comparing((Map.Entry<Shift, Sum> shift) -> place(shift.getKey().from(), bands))
                        .thenComparing(shift -> place(shift.getKey().to(), bands)))
                .map(shift -> new BandShift(shift.getKey().from(), shift.getKey().to(), shift.getValue().accounts(),
                        money(shift.getValue().arr())))
                .toList();
    }

    private List<BandSum> sums(List<String> bands) {
        return shifts.keySet().stream()
                .flatMap(shift -> Stream.of(Optional.ofNullable(shift.from()), Optional.ofNullable(shift.to())))
                .distinct()
                .sorted(Comparator.comparing(band -> place(band.orElse(null), bands)))
                .map(band -> sum(band.orElse(null)))
                .toList();
    }

    private BandSum sum(@Nullable String band) {
        var before = sum(shifts.keySet().stream().filter(shift -> Objects.equals(shift.from(), band)));
        var after = sum(shifts.keySet().stream().filter(shift -> Objects.equals(shift.to(), band)));
        return new BandSum(band, before.accounts(), money(before.arr()), after.accounts(), money(after.arr()));
    }

    private Sum sum(Stream<Shift> some) {
        return some.map(shifts::get).reduce(Sum.NONE, Sum::plus);
    }

    private Money money(BigDecimal amount) {
        return Money.rounded(amount, currency);
    }

    /** Returns a key that sorts in that order. */
    private static String place(@Nullable String band, List<String> bands) {
        if (band == null) return "2";
        int at = bands.indexOf(band);
        return at < 0 ? "1" + band : "0" + (char) ('a' + at);
    }
}
