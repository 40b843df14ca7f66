package io.perennial.health.scorecards;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as it is written.
 *
 * @param name what its versions have in common
 * @param precedence of several that fit an account the lowest counts, and of equal ones the first by name
 * @param segments which accounts it fits; none means every account
 * @param rollUp how the scores below an account in the tree become one for the whole of it
 * @param bands from the lowest, which begins at 0
 * @param exceptions what keeps a score down whatever the measures say
 * @param leastCoverage with less of the weights known than this, in basis points, there is no score: a tenth of a picture is none
 */
public record ScorecardBody(
        @NotNull @Characters(max = 100) String name,
        @Min(value = 0, message = "At least {value}") @Max(value = 1000, message = "At most {value}") @Nullable Integer precedence,
        @Size(max = 100, message = "At most {max}") List<@NotNull @Characters(max = 50) String> segments,
        @Nullable RollUp rollUp,
        @NotNull @Size(min = 1, max = 50, message = "From {min} to {max}") List<@NotNull @Valid Measure> measures,
        @Size(max = 10, message = "At most {max}") List<@NotNull @Valid Band> bands,
        @Size(max = 20, message = "At most {max}") List<@NotNull @Valid ScoreException> exceptions,
        @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") @Nullable Integer leastCoverage)
        implements SelfChecked {

    private static final int PRECEDENCE = 100;

    /** What was left out is what most would say. */
    public ScorecardBody {
        precedence = precedence == null ? PRECEDENCE : precedence;
        segments = segments == null ? List.of() : segments;
        rollUp = rollUp == null ? RollUp.NONE : rollUp;
        bands = bands == null || bands.isEmpty() ? Band.USUAL : bands;
        exceptions = exceptions == null ? List.of() : exceptions;
        leastCoverage = leastCoverage == null ? 0 : leastCoverage;
    }

    @Override
    public List<FieldError> faults() {
        return ScorecardFaults.ofDraft(this);
    }
}
