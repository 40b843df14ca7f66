package io.perennial.health.sources;

/** SQL arithmetic whose results are exact and the same everywhere. */
final class SqlNumbers {
    private SqlNumbers() {}

    /**
     * Returns a quotient rounded half away from zero to six decimals, for a divisor above 0. It does not use {@code /}, which rounds to a
     * scale of its own; only integer quotients and products are exact.
     */
    static String quotient(String dividend, String divisor) {
        return "sign(%1$s) * div(2000000 * abs(%1$s) + %2$s, 2 * (%2$s)) * 0.000001".formatted(dividend, divisor);
    }
}
