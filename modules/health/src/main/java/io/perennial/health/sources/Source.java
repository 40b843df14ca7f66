package io.perennial.health.sources;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The source of a measure, as a scorecard names it: {@code {"kind": "usage_sum", "of": "logins", "days": 30}}.
 *
 * @param kind one of the kinds of the modules' {@link MeasureSource}s
 * @param of the metric, signal or role, if the kind requires one; {@code *} at the end selects all names with this prefix, if the kind
 *     allows it
 * @param days the length of the window, the day itself included, if the kind requires one
 */
public record Source(
        @NotNull @Size(min = 1, max = 50, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "must contain only a–z, 0–9 and _, and begin with a letter") String kind,
        @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z0-9_.-]+\\*?", message = "must contain only a–z, 0–9, _ . -, and optionally * at the end")
        @Nullable String of,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 366, message = "must be at most {value}")
        @Nullable Integer days) {}
