package io.perennial.health.scorecards;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named range of scores. Letters and colours are views of it.
 *
 * @param from the lowest score of the band, in basis points; it ends where the next one begins
 */
public record Band(
        @NotNull @Size(min = 1, max = 20, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String name,
        @NotNull @Min(value = 0, message = "must be at least {value}")
        @Max(value = 10_000, message = "must be at most {value}") Integer from,
        @Characters(max = 5) @Nullable String letter,
        @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a colour such as #1a7f37") @Nullable String colour) {

    static final List<Band> USUAL = List.of(
            new Band("red", 0, "C", "#c62828"), new Band("yellow", 5_000, "B", "#f9a825"), new Band("green", 7_500, "A", "#2e7d32"));
}
