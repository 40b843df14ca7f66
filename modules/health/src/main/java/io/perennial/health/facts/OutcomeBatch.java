package io.perennial.health.facts;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Outcomes that are stored together or not at all. Of repeated ones the last applies. */
public record OutcomeBatch(
        @NotNull
        @Size(min = 1, max = Outcomes.MAXIMUM, message = "must have {min} to {max} items") List<@NotNull OutcomeBody> outcomes) implements InPieces {
    @Override
    public String field() {
        return "outcomes";
    }

    @Override
    public List<OutcomeBody> pieces() {
        return outcomes;
    }
}
