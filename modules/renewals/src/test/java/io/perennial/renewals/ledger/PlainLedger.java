package io.perennial.renewals.ledger;

import io.perennial.renewals.ledger.PlainContract.Worth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Computes the published rule of the ledger slowly, day by day, for one account. */
final class PlainLedger {
    /** The key of an entry, without the time of its recording. */
    record Key(LocalDate effectiveOn, EntryKind kind, UUID contract, String product, String currency) {}

    record Amounts(Worth own, Worth books, int customers) {
        Amounts(Worth own, Worth books) {
            this(own, books, 0);
        }

        Amounts plus(Amounts other) {
            return new Amounts(own.plus(other.own), books.plus(other.books), customers + other.customers);
        }

        boolean isNothing() {
            return own.isNothing() && books.isNothing();
        }

        Amounts stripped() {
            return new Amounts(own.stripped(), books.stripped(), customers);
        }
    }

    /**
     * Records what happens to a line of a contract on a day.
     *
     * @param way 1 if it enters, -1 if it leaves, 0 if only its rate changes
     */
    record Part(PlainContract contract, PlainContract.Line line, int way, Worth fxOwn, Worth fx, Worth restOwn, Worth rest) {
        String product() {
            return line.product();
        }
    }

    private final List<PlainContract> contracts;
    private final Map<String, ? extends NavigableMap<LocalDate, BigDecimal>> rates;
    private final String books;
    private final int decimals;
    private final Map<Key, Amounts> wanted = new HashMap<>();
    private boolean wasCustomer;

    PlainLedger(List<PlainContract> contracts, Map<String, ? extends NavigableMap<LocalDate, BigDecimal>> rates, String books,
            int decimals) {
        this.contracts = contracts;
        this.rates = rates;
        this.books = books;
        this.decimals = decimals;
    }

    private Optional<BigDecimal> rate(String currency, LocalDate day) {
        if (currency.equals(books)) return Optional.of(BigDecimal.ONE);
        return Optional.ofNullable(rates.get(currency)).map(dated -> dated.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** Returns the value of the account on a day. Each contract is converted and rounded once. */
    Worth balance(LocalDate day) {
        return contracts.stream()
                .filter(contract -> contract.counts(day))
                .flatMap(contract -> rate(contract.currency(), day).map(rate -> PlainContract.at(contract.year(), rate, decimals)).stream())
                .reduce(Worth.NOTHING, Worth::plus)
                .stripped();
    }

    Map<Key, Amounts> wanted(LocalDate first, LocalDate last) {
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) enter(day);
        wanted.values().removeIf(Amounts::isNothing);
        wanted.replaceAll((key, amounts) -> amounts.stripped());
        return wanted;
    }

    private void enter(LocalDate day) {
        var before = balance(day.minusDays(1));
        var after = balance(day);
        var parts = contracts.stream().flatMap(contract -> parts(contract, day)).toList();
        boolean was = before.mrr().signum() > 0;
        boolean is = after.mrr().signum() > 0;
        if (!was && is) all(parts, day, wasCustomer ? EntryKind.REACTIVATION : EntryKind.NEW);
        else if (was && !is) all(parts, day, EntryKind.CHURN);
        else separately(parts, day);
        wasCustomer |= is;
    }

    private Stream<Part> parts(PlainContract contract, LocalDate day) {
        var parts = new ArrayList<Part>();
        var until = BigDecimal.ZERO;
        for (var line : contract.sorted()) {
            var from = until;
            until = until.add(line.year());
            if (line.year().signum() != 0) part(contract, line, from, until, day).ifPresent(parts::add);
        }
        return parts.stream();
    }

    private Optional<Part> part(PlainContract contract, PlainContract.Line line, BigDecimal from, BigDecimal until, LocalDate day) {
        var own = PlainContract.at(until, BigDecimal.ONE, contract.decimals())
                .minus(PlainContract.at(from, BigDecimal.ONE, contract.decimals()));
        var nothing = Worth.NOTHING;
        boolean counted = contract.counts(day.minusDays(1)), counts = contract.counts(day);
        var yesterday = counted ? converted(from, until, contract.currency(), day.minusDays(1)) : Optional.<Worth>empty();
        var today = converted(from, until, contract.currency(), day);
        if (today.isEmpty() || !counted && !counts) return Optional.empty();
        if (!counted) return Optional.of(new Part(contract, line, 1, nothing, nothing, own, today.get()));
        var fxOwn = yesterday.isEmpty() ? own : nothing;
        var fx = today.get().minus(yesterday.orElse(nothing));
        if (counts) return Optional.of(new Part(contract, line, 0, fxOwn, fx, nothing, nothing));
        return Optional.of(new Part(contract, line, -1, fxOwn, fx, nothing.minus(own), nothing.minus(today.get())));
    }

    private Optional<Worth> converted(BigDecimal from, BigDecimal until, String currency, LocalDate day) {
        return rate(currency, day).map(rate -> PlainContract.at(until, rate, decimals).minus(PlainContract.at(from, rate, decimals)));
    }

    private void all(List<Part> parts, LocalDate day, EntryKind kind) {
        for (var part : parts) add(part, day, kind, part.fxOwn().plus(part.restOwn()), part.fx().plus(part.rest()));
        var counting = wanted.entrySet().stream()
                .filter(entry -> entry.getKey().effectiveOn().equals(day) && !entry.getValue().isNothing())
                .min(Comparator.comparing(entry -> entry.getKey().contract() + entry.getKey().product()))
                .orElseThrow();
        counting.setValue(counting.getValue().plus(new Amounts(Worth.NOTHING, Worth.NOTHING, kind == EntryKind.CHURN ? -1 : 1)));
    }

    private void add(Part part, LocalDate day, EntryKind kind, Worth own, Worth inBooks) {
        var key = new Key(day, kind, part.contract().id(), part.product(), part.contract().currency());
        wanted.merge(key, new Amounts(own, inBooks), Amounts::plus);
    }

    private void separately(List<Part> parts, LocalDate day) {
        var prices = PlainPrices.of(parts, decimals);
        var net = parts.stream().map(Part::rest).reduce(Worth.NOTHING, Worth::plus)
                .minus(prices.values().stream().map(Amounts::books).reduce(Worth.NOTHING, Worth::plus));
        boolean shrank = net.mrr().signum() < 0 || net.mrr().signum() == 0 && net.arr().signum() < 0;
        var rest = shrank ? EntryKind.CONTRACTION : EntryKind.EXPANSION;
        for (var part : parts) {
            add(part, day, EntryKind.CURRENCY, part.fxOwn(), part.fx());
            add(part, day, rest, part.restOwn(), part.rest());
        }
        prices.forEach((part, price) -> {
            add(part, day, EntryKind.PRICE, price.own(), price.books());
            add(part, day, rest, Worth.NOTHING.minus(price.own()), Worth.NOTHING.minus(price.books()));
        });
    }
}
