package io.perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A part of a whole as KPIs tell it: a decimal of four places, rounded half-even; of nothing there is none. */
public final class Ratio {
    private static final int DECIMALS = 4;

    private Ratio() {}

    public static @Nullable Double of(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : (Double) part.divide(whole, DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }

    public static @Nullable Double of(long part, long whole) {
        return of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }
}
