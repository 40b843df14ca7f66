package io.perennial.accounts.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scales the unit prices of the recurring lines of a contract, so that they are worth another amount a year. Products and quantities stay,
 * because an amount alone says nothing about them.
 */
final class ScaledPrices {
    private static final int LONGEST_PRODUCT = 200;
    private static final int DECIMALS = 6;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    private ScaledPrices() {}

    /** Returns the lines unchanged if they are worth {@code arr} already, and one line of that amount if they are worth nothing. */
    static List<ContractLine> of(List<ContractLine> lines, String number, BigDecimal arr, Currency currency) {
        var recurring = lines.stream().filter(ContractLine::recurring).toList();
        if (missing(recurring, arr, currency).signum() == 0) return recurring;
        if (ExactRevenue.of(recurring).sum().signum() <= 0) return List.of(ContractLine.yearly(named(recurring, number), arr));
        return exact(scaled(recurring, arr), arr, currency);
    }

    private static BigDecimal missing(List<ContractLine> lines, BigDecimal arr, Currency currency) {
        return arr.subtract(RecurringRevenue.of(lines, currency).arr().amount());
    }

    private static String named(List<ContractLine> lines, String number) {
        var products = lines.stream().map(ContractLine::product).distinct().collect(Collectors.joining(", "));
        if (products.isBlank()) return number;
        var length = products.codePointCount(0, products.length());
        return length <= LONGEST_PRODUCT ? products : products.substring(0, products.offsetByCodePoints(0, LONGEST_PRODUCT));
    }

    private static List<ContractLine> scaled(List<ContractLine> lines, BigDecimal arr) {
        var exact = ExactRevenue.of(lines);
        var wanted = arr.multiply(new BigDecimal(exact.parts()));
        return lines.stream()
                .map(line -> line.at(line.unitPrice().multiply(wanted).divide(exact.sum(), DECIMALS, RoundingMode.HALF_EVEN)))
                .toList();
    }

    /**
     * Puts what the rounded prices are worth too much or too little on the line with the smallest quantity a year, whose price meets an
     * amount best, and the cents that even that price cannot meet on one more line of its product.
     */
    private static List<ContractLine> exact(List<ContractLine> scaled, BigDecimal arr, Currency currency) {
        var lines = new ArrayList<>(scaled);
        var finest = IntStream.range(0, lines.size()).boxed()
                .filter(at -> lines.get(at).quantity().signum() > 0)
                .min(Comparator.comparing(at -> aMonth(lines.get(at))))
                .orElseThrow();
        var line = lines.get(finest);
        lines.set(finest, line.at(line.unitPrice().add(rest(ExactRevenue.of(lines).until(arr), line))));
        var cents = missing(lines, arr, currency);
        if (cents.signum() != 0) lines.add(ContractLine.yearly(line.product(), cents));
        return lines;
    }

    private static BigDecimal aMonth(ContractLine line) {
        return line.quantity().divide(new BigDecimal(line.months()), 2 * DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Returns the change of a line's price that is worth an amount a year. */
    private static BigDecimal rest(ExactRevenue missing, ContractLine line) {
        var periods = line.quantity().multiply(TWELVE).multiply(new BigDecimal(missing.parts()));
        return missing.sum().multiply(new BigDecimal(line.months())).divide(periods, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
