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
 * "No champion: at most 60." Of several that hold, the lowest counts.
 *
 * @param measure the key of the measure whose raw value is looked at
 * @param value what it is compared with; none for {@code unknown}
 * @param atMost the highest score while it holds, in basis points
 */
public record ScoreException(
        @NotNull @Size(min = 1, max = 50, message = "From {min} to {max} characters")
                @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first")
                String key,
        @Characters(max = 100) @Nullable String label,
        @NotNull @Size(min = 1, max = 50, message = "From {min} to {max} characters") String measure,
        @NotNull When when,
        @Digits(integer = 12, fraction = 6, message = "At most 12 digits before the point and 6 after it")
                @Nullable BigDecimal value,
        @NotNull @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") Integer atMost) {

    /** A raw value that is not known is neither below nor at least anything. */
    public enum When { BELOW, AT_LEAST, UNKNOWN }
}
