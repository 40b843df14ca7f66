package io.perennial.health.scorecards;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The points of raw values in {@code [from, to)}: a straight line from start to end, rounded half up to the basis point.
 *
 * @param from the lowest raw value; null for minus infinity, with constant points
 * @param to the lowest raw value above the piece; null for plus infinity, with constant points
 * @param start the points at {@code from}, in basis points: 72.35 is 7235
 * @param end the points just before {@code to}
 */
public record Piece(
        @Digits(integer = 12, fraction = 6, message = "must have at most 12 digits before the point and 6 after it")
        @Nullable BigDecimal from,
        @Digits(integer = 12, fraction = 6, message = "must have at most 12 digits before the point and 6 after it")
        @Nullable BigDecimal to,
        @NotNull @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}") Integer start,
        @NotNull @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}") Integer end) {}
