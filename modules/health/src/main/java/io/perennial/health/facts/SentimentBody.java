package io.perennial.health.facts;

import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's sentiment about an account.
 *
 * @param value from 0 (about to leave) to 100 (could not be happier)
 * @param expiresOn the first day on which it no longer counts
 */
public record SentimentBody(
        @Classified(FieldClass.HEALTH)
        @NotNull @Min(value = 0, message = "must be at least {value}") @Max(value = 100, message = "must be at most {value}") Integer value,
        @Characters(max = 2_000) @Nullable String note,
        @NotNull LocalDate expiresOn) {}
