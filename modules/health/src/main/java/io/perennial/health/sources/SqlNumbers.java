package io.perennial.health.sources;

/** Arithmetic that comes out the same everywhere, to the last digit. */
final class SqlNumbers {
    private SqlNumbers() {}

    /**
     * A quotient rounded half away from zero to six decimals, for a divisor above 0. Not with {@code /}, which itself rounds to as
     * many digits as it sees fit; only whole quotients and products are exact.
     */
    static String quotient(String dividend, String divisor) {
        return "sign(%1$s) * div(2000000 * abs(%1$s) + %2$s, 2 * (%2$s)) * 0.000001".formatted(dividend, divisor);
    }
}
