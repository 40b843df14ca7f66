package io.perennial.surveys.asking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a contact is not asked.
 *
 * @param until the first day on which this reason does not hold any more, if time alone ends it
 */
public record NotAsked(Reason reason, @Nullable LocalDate until) {}
