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
 * The definition of a scorecard, as sent and stored.
 *
 * @param name the name that its versions share
 * @param precedence if several fit an account, the lowest applies; ties are broken by name
 * @param segments the segments of the accounts that it fits; empty means every account
 * @param rollUp the rule that combines the scores of an account's tree
 * @param bands in ascending order; the lowest begins at 0
 * @param exceptions the caps on the score
 * @param leastCoverage the minimum of known weight, in basis points; with less there is no score
 */
public record ScorecardBody(
        @NotNull @Characters(max = 100) String name,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 1000, message = "must be at most {value}")
        @Nullable Integer precedence,
        @Size(max = 100, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> segments,
        @Nullable RollUp rollUp,
        @NotNull @Size(min = 1, max = 50, message = "must have {min} to {max} items") List<@NotNull @Valid Measure> measures,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Valid Band> bands,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Valid ScoreException> exceptions,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 10_000, message = "must be at most {value}")
        @Nullable Integer leastCoverage) implements SelfChecked {

    private static final int PRECEDENCE = 100;

    /** Fills in the defaults. */
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
