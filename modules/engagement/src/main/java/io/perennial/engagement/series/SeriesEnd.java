package io.perennial.engagement.series;

import io.perennial.engagement.callbacks.AskedBy;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * The end of a series.
 *
 * @param on the first day without it
 * @param by who wishes that
 */
public record SeriesEnd(@NotNull LocalDate on, @NotNull @Characters(max = 500) String reason, @NotNull AskedBy by) {}
