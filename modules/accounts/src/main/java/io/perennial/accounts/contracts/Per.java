package io.perennial.accounts.contracts;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the period that the price of a line covers: whole months, of which some have a name. */
final class Per {
    static final String MONTH = "month";
    static final String QUARTER = "quarter";
    static final String HALF_YEAR = "half_year";
    static final String YEAR = "year";

    static final String FORM = "(month|quarter|half_year|year|P[1-9][0-9]{0,2}M)";

    private static final Map<String, Integer> NAMED = Map.of(MONTH, 1, QUARTER, 3, HALF_YEAR, 6, YEAR, 12);
    private static final Map<String, String> NAMES = Map.of("P1M", MONTH, "P3M", QUARTER, "P6M", HALF_YEAR, "P12M", YEAR);
    private static final Pattern MONTHS = Pattern.compile("P([1-9][0-9]{0,2})M");

    private Per() {}

    /** Returns the name of a period that has one, so that the same price said in two ways is the same. */
    static String named(String per) {
        return NAMES.getOrDefault(per, per);
    }

    /** Returns the number of months, or empty if it cannot be read. */
    static Optional<Integer> months(String per) {
        return Optional.ofNullable(NAMED.get(per)).or(() -> {
            var months = MONTHS.matcher(per);
            return months.matches() ? Optional.of(Integer.valueOf(Objects.requireNonNull(months.group(1)))) : Optional.empty();
        });
    }
}
