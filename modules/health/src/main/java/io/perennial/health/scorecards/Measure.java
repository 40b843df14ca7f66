package io.perennial.health.scorecards;

import io.perennial.health.sources.Source;
import io.perennial.platform.json.Characters;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal of health, 0 to 100.
 *
 * @param group the measures that are shown together
 * @param weight in basis points; those of a published scorecard add up to 10,000. With none it is only there for exceptions
 * @param pieces how a raw value becomes points: they follow each other without a gap, from minus to plus infinity
 * @param halfLifeDays how long it takes until what was seen counts half; without it, what was seen once counts for good
 */
public record Measure(
        @NotNull @Size(min = 1, max = 50, message = "From {min} to {max} characters")
                @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first")
                String key,
        @Characters(max = 100) @Nullable String label,
        @Characters(max = 100) @Nullable String group,
        @NotNull @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") Integer weight,
        @NotNull @Valid Source source,
        @NotNull Direction direction,
        @NotNull @Size(min = 1, max = 20, message = "From {min} to {max}") List<@NotNull @Valid Piece> pieces,
        @Min(value = 1, message = "At least {value}") @Max(value = 3660, message = "At most {value}") @Nullable Integer halfLifeDays) {}
