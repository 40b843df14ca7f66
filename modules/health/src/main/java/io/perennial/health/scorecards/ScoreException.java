package io.perennial.health.scorecards;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cap on the score, such as "No champion: at most 60." If several hold, the lowest applies.
 *
 * @param measure the key of the measure whose raw value is checked
 * @param value the value to compare with; null for {@code unknown}
 * @param atMost the highest score while the exception holds, in basis points
 */
public record ScoreException(
        @NotNull @Size(min = 1, max = 50, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String key,
        @Characters(max = 100) @Nullable String label,
        @NotNull @Size(min = 1, max = 50, message = "must have {min} to {max} characters") String measure,
        @NotNull When when,
        @Digits(integer = 12, fraction = 6, message = "must have at most 12 digits before the point and 6 after it")
        @Nullable BigDecimal value,
        @NotNull @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}") Integer atMost) {

    /** The condition on the raw value. An unknown value satisfies only {@code UNKNOWN}. */
    public enum When { BELOW, AT_LEAST, UNKNOWN }
}
