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
 * A measure of health, from 0 to 100.
 *
 * @param group the group of measures that are shown together
 * @param weight in basis points; those of a published scorecard add up to 10,000. A measure of weight 0 serves only exceptions
 * @param pieces the function from raw values to points, without a gap from minus to plus infinity
 * @param halfLifeDays the days after which a fact counts half; if null, a fact never loses weight
 */
public record Measure(
        @NotNull @Size(min = 1, max = 50, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String key,
        @Characters(max = 100) @Nullable String label,
        @Characters(max = 100) @Nullable String group,
        @NotNull @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}") Integer weight,
        @NotNull @Valid Source source,
        @NotNull Direction direction,
        @NotNull @Size(min = 1, max = 20, message = "must have {min} to {max} items") List<@NotNull @Valid Piece> pieces,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 3660, message = "must be at most {value}")
        @Nullable Integer halfLifeDays) {}
