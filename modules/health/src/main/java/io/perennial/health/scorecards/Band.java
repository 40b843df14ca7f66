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
 * A stretch of scores with a name. Letters and colours are views of it.
 *
 * @param from the least score of the band, in basis points; it ends where the next one begins
 */
public record Band(
        @NotNull @Size(min = 1, max = 20, message = "From {min} to {max} characters")
                @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first")
                String name,
        @NotNull @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") Integer from,
        @Characters(max = 5) @Nullable String letter,
        @Pattern(regexp = "#[0-9a-f]{6}", message = "A colour such as #1a7f37") @Nullable String colour) {

    static final List<Band> USUAL = List.of(
            new Band("red", 0, "C", "#c62828"), new Band("yellow", 5_000, "B", "#f9a825"), new Band("green", 7_500, "A", "#2e7d32"));
}
