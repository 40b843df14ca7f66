package io.perennial.renewals.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract as a plain Java object. */
record PlainContract(UUID id, UUID account, LocalDate starts, @Nullable LocalDate ends, String currency, List<Line> lines) {
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    record Line(String product, BigDecimal quantity, BigDecimal unitPrice, String per, boolean recurring) {
        BigDecimal year() {
            var times = switch (per) {
                case "quarter" -> 4;
                case "half_year" -> 2;
                case "year" -> 1;
                default -> 12;
            };
            return quantity.multiply(unitPrice).multiply(BigDecimal.valueOf(times));
        }

        Map<String, Object> document() {
            return Map.of("product", product, "quantity", quantity.toPlainString(), "unitPrice", unitPrice.toPlainString(), "per", per,
                    "recurring", recurring);
        }
    }

    /** The MRR and ARR of something, in the contract's currency. */
    record Worth(BigDecimal mrr, BigDecimal arr) {
        static final Worth NOTHING = new Worth(BigDecimal.ZERO, BigDecimal.ZERO);

        Worth minus(Worth other) {
            return new Worth(mrr.subtract(other.mrr), arr.subtract(other.arr));
        }

        Worth plus(Worth other) {
            return new Worth(mrr.add(other.mrr), arr.add(other.arr));
        }

        Worth at(BigDecimal rate, int decimals) {
            return new Worth(
                    mrr.multiply(rate).setScale(decimals, RoundingMode.HALF_EVEN),
                    arr.multiply(rate).setScale(decimals, RoundingMode.HALF_EVEN));
        }

        boolean isNothing() {
            return mrr.signum() == 0 && arr.signum() == 0;
        }

        Worth stripped() {
            return new Worth(plain(mrr), plain(arr));
        }

        private static BigDecimal plain(BigDecimal amount) {
            return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }
    }

    int decimals() {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    boolean counts(LocalDate day) {
        return !day.isBefore(starts) && (ends == null || day.isBefore(ends));
    }

    Worth worth() {
        var year = lines.stream().filter(Line::recurring).map(Line::year).reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounded(year);
    }

    private Worth rounded(BigDecimal year) {
        return new Worth(year.divide(TWELVE, decimals(), RoundingMode.HALF_EVEN), year.setScale(decimals(), RoundingMode.HALF_EVEN));
    }

    BigDecimal quantity(String product) {
        return lines.stream().filter(line -> line.recurring() && line.product().equals(product)).map(Line::quantity).reduce(BigDecimal.ZERO,
                BigDecimal::add);
    }

    /** Returns for each product the joint value of all products up to it, in the order of their names. */
    TreeMap<String, Worth> runningTotals() {
        var years = new TreeMap<String, BigDecimal>();
        lines.stream().filter(Line::recurring).forEach(line -> years.merge(line.product(), line.year(), BigDecimal::add));
        var totals = new TreeMap<String, Worth>();
        var sum = BigDecimal.ZERO;
        for (var year : years.entrySet()) totals.put(year.getKey(), rounded(sum = sum.add(year.getValue())));
        return totals;
    }
}
