package io.perennial.tickets;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a ticket was solved.
 *
 * @param cause what was wrong
 * @param workaround what the customer can do until it is solved for good
 * @param rootCause why it could go wrong
 */
public record Solution(
        @NotNull @Characters(max = 2_000) String cause,
        @Characters(max = 2_000) @Nullable String workaround,
        @NotNull @Characters(max = 2_000) String solution,
        @Characters(max = 2_000) @Nullable String rootCause) {}
