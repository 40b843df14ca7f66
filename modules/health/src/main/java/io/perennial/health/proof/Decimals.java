package io.perennial.health.proof;

/** Statistics are told to six decimals: what stands behind them is noise. */
final class Decimals {
    private static final double UNITS = 1e6;

    private Decimals() {}

    static double rounded(double value) {
        return Math.round(value * UNITS) / UNITS;
    }
}
