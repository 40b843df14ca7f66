package io.perennial.surveys.asking;

import io.perennial.platform.json.Characters;
import io.perennial.surveys.SurveyId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wave as it is written: it asks the version of the survey that is published now.
 *
 * @param sample the number of contacts that the lot draws; null for all
 * @param seed of the lot
 * @param quotas the most contacts by tier
 * @param remind true to remind once whoever has not answered
 */
public record WaveBody(
        @NotNull SurveyId surveyId,
        @NotNull @Characters(max = 100) String name,
        @Valid @Nullable Audience audience,
        @Min(value = 1, message = "must be at least {value}") @Max(value = 100_000, message = "must be at most {value}")
        @Nullable Integer sample,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 1_000_000, message = "must be at most {value}")
        @Nullable Integer seed,
        @Size(max = 100, message = "must have at most {max} items") Map<String, @NotNull @Min(value = 0, message = "must be at least {value}") @Max(value = 100_000, message = "must be at most {value}") Integer> quotas,
        @NotNull Instant closesAt,
        @Nullable Boolean remind) {
    /** Replaces missing values by their defaults. */
    public WaveBody {
        seed = seed == null ? 1 : seed;
        quotas = quotas == null ? Map.of() : quotas;
        remind = remind == null || remind;
    }

    /** Returns true if nobody is left out: no audience is chosen, no lot is drawn, and there are no quotas. */
    boolean asksEverybody() {
        return (audience == null || audience.equals(Audience.EVERYBODY)) && sample == null && quotas.isEmpty();
    }
}
