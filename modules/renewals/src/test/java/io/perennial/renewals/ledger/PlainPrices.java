package io.perennial.renewals.ledger;

import io.perennial.renewals.ledger.PlainContract.Worth;
import io.perennial.renewals.ledger.PlainLedger.Amounts;
import io.perennial.renewals.ledger.PlainLedger.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes which part of the changes of a day is price, by comparing each line with each other line. */
final class PlainPrices {
    /** The lines of one price on one side. */
    private record Group(List<Part> parts) {
        BigDecimal size() {
            return parts.getFirst().line().yearly().abs();
        }

        Part first() {
            return parts.stream().min(Comparator.comparing(part -> part.contract().id().toString())).orElseThrow();
        }

        BigDecimal quantity() {
            return parts.stream().map(part -> part.line().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        Worth sum(Function<Part, Worth> of) {
            return parts.stream().map(of).reduce(Worth.NOTHING, Worth::plus);
        }
    }

    private final Map<Part, Amounts> prices = new HashMap<>();
    private final int decimals;

    private PlainPrices(int decimals) {
        this.decimals = decimals;
    }

    static Map<Part, Amounts> of(List<Part> parts, int decimals) {
        var prices = new PlainPrices(decimals);
        parts.stream().filter(part -> part.way() != 0)
                .collect(Collectors.groupingBy(part -> part.product() + " " + part.contract().currency()))
                .values().forEach(prices::ofProduct);
        return prices.prices;
    }

    private void ofProduct(List<Part> parts) {
        boolean lasts = parts.stream().anyMatch(part -> part.way() > 0 && part.line().yearly().signum() > 0) == parts.stream()
                .anyMatch(part -> part.way() < 0 && part.line().yearly().signum() > 0);
        for (int sign : List.of(1, -1)) {
            var entering = groups(parts, sign, 1);
            var leaving = groups(parts, sign, -1);
            var like = entering.keySet().stream().filter(leaving::containsKey).toList();
            entering.keySet().removeAll(like);
            leaving.keySet().removeAll(like);
            ofUnlike(new ArrayList<>(entering.values()), new ArrayList<>(leaving.values()), sign < 0 && lasts);
        }
    }

    private static TreeMap<BigDecimal, Group> groups(List<Part> parts, int sign, int way) {
        var groups = new TreeMap<BigDecimal, Group>();
        parts.stream().filter(part -> part.way() == way && part.line().yearly().signum() == sign)
                .forEach(
                        part -> groups.computeIfAbsent(part.line().yearly().abs(), none -> new Group(new ArrayList<>())).parts().add(part));
        return groups;
    }

    private void ofUnlike(List<Group> entering, List<Group> leaving, boolean allIsPrice) {
        var left = new ArrayList<>(entering);
        left.addAll(leaving);
        for (var in : entering) {
            var out = entering.size() == leaving.size() ? leaving.get(entering.indexOf(in)) : nearest(in, leaving);
            if (out == null || entering.size() != leaving.size() && nearest(out, entering) != in) continue;
            left.removeAll(List.of(in, out));
            put(in, Worth.NOTHING.minus(out.sum(Part::restOwn)), Worth.NOTHING.minus(out.sum(Part::rest)), in.quantity(), out.quantity());
        }
        if (allIsPrice) left.forEach(one -> put(one, Worth.NOTHING, Worth.NOTHING, BigDecimal.ONE, BigDecimal.ONE));
    }

    /** Returns the group whose price is nearest in proportion; of two equally near ones the cheaper. */
    private static Group nearest(Group to, List<Group> among) {
        return IntStream.range(0, among.size()).boxed().map(among::get).min((one, other) -> {
            var far = to.size().max(one.size()).multiply(to.size().min(other.size()));
            var further = to.size().max(other.size()).multiply(to.size().min(one.size()));
            return far.compareTo(further) != 0 ? far.compareTo(further) : one.size().compareTo(other.size());
        }).orElse(null);
    }

    private void put(Group group, Worth own, Worth books, BigDecimal quantity, BigDecimal former) {
        var first = group.first();
        prices.merge(first, new Amounts(
                group.sum(Part::restOwn).minus(share(own, quantity, former, first.contract().decimals())),
                group.sum(Part::rest).minus(share(books, quantity, former, decimals))), Amounts::plus);
    }

    private static Worth share(Worth of, BigDecimal quantity, BigDecimal former, int decimals) {
        return new Worth(
                of.mrr().multiply(quantity).divide(former, decimals, RoundingMode.HALF_EVEN),
                of.arr().multiply(quantity).divide(former, decimals, RoundingMode.HALF_EVEN));
    }
}
