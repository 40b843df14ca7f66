package io.perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Calculates a part of a whole for KPIs: four decimal places, rounded half-even; {@code null} if the whole is zero. */
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
