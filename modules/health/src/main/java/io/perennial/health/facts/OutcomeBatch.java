package io.perennial.health.facts;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Outcomes that are kept all or not at all; of one that is in it twice the last holds. */
public record OutcomeBatch(
        @NotNull @Size(min = 1, max = Outcomes.MAXIMUM, message = "From {min} to {max}") List<@NotNull OutcomeBody> outcomes)
        implements InPieces {
    @Override
    public String field() {
        return "outcomes";
    }

    @Override
    public List<OutcomeBody> pieces() {
        return outcomes;
    }
}
