package io.perennial.renewals.ledger;

import io.perennial.renewals.ledger.PlainContract.Worth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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

    private record Of(UUID contract, String product) {}

    private record Part(PlainContract contract, String product, Worth fxOwn, Worth fx, Worth restOwn, Worth rest) {
        boolean enters(LocalDate day) {
            return contract.starts().equals(day);
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
                .flatMap(contract -> rate(contract.currency(), day).map(rate -> contract.worth().at(rate, decimals)).stream())
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
        var own = contract.runningTotals();
        var parts = new ArrayList<Part>();
        var ownBefore = Worth.NOTHING;
        for (var product : own.entrySet()) {
            part(contract, product.getKey(), ownBefore, product.getValue(), day).ifPresent(parts::add);
            ownBefore = product.getValue();
        }
        return parts.stream();
    }

    private Optional<Part> part(PlainContract contract, String product, Worth from, Worth until, LocalDate day) {
        var own = until.minus(from);
        var yesterday =
                contract.counts(day.minusDays(1)) ? converted(from, until, contract.currency(), day.minusDays(1)) : Optional.<Worth>empty();
        var today = converted(from, until, contract.currency(), day);
        if (own.isNothing() || today.isEmpty()) return Optional.empty();
        var nothing = Worth.NOTHING;
        if (contract.starts().equals(day) && contract.counts(day))
            return Optional.of(new Part(contract, product, nothing, nothing, own, today.get()));
        if (contract.counts(day) && yesterday.isEmpty())
            return Optional.of(new Part(contract, product, own, today.get(), nothing, nothing));
        if (yesterday.isEmpty()) return Optional.empty();
        var fx = today.get().minus(yesterday.get());
        if (contract.counts(day)) return Optional.of(new Part(contract, product, nothing, fx, nothing, nothing));
        return Optional.of(new Part(contract, product, nothing, fx, nothing.minus(own), nothing.minus(today.get())));
    }

    private Optional<Worth> converted(Worth from, Worth until, String currency, LocalDate day) {
        return rate(currency, day).map(rate -> until.at(rate, decimals).minus(from.at(rate, decimals)));
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
        var prices = prices(parts, day);
        var net = parts.stream().map(part -> part.rest().minus(price(part, prices).books())).reduce(Worth.NOTHING, Worth::plus);
        boolean shrank = net.mrr().signum() < 0 || net.mrr().signum() == 0 && net.arr().signum() < 0;
        for (var part : parts) {
            var price = price(part, prices);
            add(part, day, EntryKind.CURRENCY, part.fxOwn(), part.fx());
            add(part, day, EntryKind.PRICE, price.own(), price.books());
            add(part, day, shrank ? EntryKind.CONTRACTION : EntryKind.EXPANSION, part.restOwn().minus(price.own()),
                    part.rest().minus(price.books()));
        }
    }

    private static Amounts price(Part part, Map<Of, Amounts> prices) {
        return prices.getOrDefault(new Of(part.contract().id(), part.product()), new Amounts(Worth.NOTHING, Worth.NOTHING));
    }

    private Map<Of, Amounts> prices(List<Part> parts, LocalDate day) {
        var groups = new TreeMap<String, List<Part>>();
        parts.stream().filter(part -> !part.restOwn().isNothing()).forEach(
                part -> groups.computeIfAbsent(part.product() + " " + part.contract().currency(), none -> new ArrayList<>()).add(part));
        var prices = new HashMap<Of, Amounts>();
        groups.values().forEach(group -> price(group, day, prices));
        return prices;
    }

    private void price(List<Part> group, LocalDate day, Map<Of, Amounts> prices) {
        var entering = group.stream().filter(part -> part.enters(day)).toList();
        var leaving = group.stream().filter(part -> !part.enters(day)).toList();
        Worth ownIn = sum(entering, true), ownOut = Worth.NOTHING.minus(sum(leaving, true));
        if (ownIn.arr().signum() <= 0 || ownOut.arr().signum() <= 0) return;
        var first = entering.stream().min(Comparator.comparing(part -> part.contract().id().toString())).orElseThrow();
        BigDecimal quantityIn = quantity(entering), quantityOut = quantity(leaving);
        var own = ownIn.minus(share(ownOut, quantityIn, quantityOut, first.contract().decimals()));
        var inBooks = sum(entering, false).minus(share(Worth.NOTHING.minus(sum(leaving, false)), quantityIn, quantityOut, decimals));
        prices.put(new Of(first.contract().id(), first.product()), new Amounts(own, inBooks));
    }

    private static Worth sum(List<Part> parts, boolean own) {
        return parts.stream().map(part -> own ? part.restOwn() : part.rest()).reduce(Worth.NOTHING, Worth::plus);
    }

    private static BigDecimal quantity(List<Part> parts) {
        return parts.stream().map(part -> part.contract().quantity(part.product())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Worth share(Worth of, BigDecimal quantity, BigDecimal former, int decimals) {
        return new Worth(
                of.mrr().multiply(quantity).divide(former, decimals, RoundingMode.HALF_EVEN),
                of.arr().multiply(quantity).divide(former, decimals, RoundingMode.HALF_EVEN));
    }
}
