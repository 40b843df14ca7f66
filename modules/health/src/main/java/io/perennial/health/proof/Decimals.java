package io.perennial.health.proof;

/** Rounds statistics to six decimals; further digits are noise. */
final class Decimals {
    private static final double UNITS = 1e6;

    private Decimals() {}

    static double rounded(double value) {
        return Math.round(value * UNITS) / UNITS;
    }
}
