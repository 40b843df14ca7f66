package io.perennial.renewals.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract as a plain Java object. */
record PlainContract(UUID id, UUID account, LocalDate starts, @Nullable LocalDate ends, String currency, List<Line> lines) {
    /** A number that the months of all periods divide. */
    static final int PARTS = 252;

    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    record Line(String product, BigDecimal quantity, BigDecimal unitPrice, String per, boolean recurring) {
        /** Returns the value of a year in units of 1 ÷ {@link #PARTS}. */
        BigDecimal year() {
            return quantity.multiply(unitPrice).multiply(BigDecimal.valueOf(12L * PARTS / months()));
        }

        /** Returns the price of a year, rounded only so that equal prices are equal. */
        BigDecimal yearly() {
            return unitPrice.multiply(TWELVE).divide(BigDecimal.valueOf(months()), 15, RoundingMode.HALF_EVEN);
        }

        private int months() {
            return switch (per) {
                case "quarter" -> 3;
                case "half_year" -> 6;
                case "year" -> 12;
                case "P36M" -> 36;
                case "P7M" -> 7;
                default -> 1;
            };
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
        return at(year(), BigDecimal.ONE, decimals());
    }

    /** Returns the exact value of all lines for a year, in units of 1 ÷ {@link #PARTS}. */
    BigDecimal year() {
        return lines.stream().filter(Line::recurring).map(Line::year).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Converts an exact value and rounds it once. */
    static Worth at(BigDecimal year, BigDecimal rate, int decimals) {
        var converted = year.multiply(rate);
        return new Worth(
                converted.divide(BigDecimal.valueOf(12L * PARTS), decimals, RoundingMode.HALF_EVEN),
                converted.divide(BigDecimal.valueOf(PARTS), decimals, RoundingMode.HALF_EVEN));
    }

    /** Returns the recurring lines in the order of products, prices and places. */
    List<Line> sorted() {
        return lines.stream().filter(Line::recurring).sorted(Comparator.comparing(Line::product).thenComparing(Line::yearly)).toList();
    }
}
