package io.perennial.health.facts;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Signals that are stored together or not at all. Of repeated ones the last applies. */
public record SignalBatch(
        @NotNull
        @Size(min = 1, max = Signals.MAXIMUM_POINTS, message = "must have {min} to {max} items") List<@NotNull SignalPoint> points) implements InPieces {
    @Override
    public String field() {
        return "points";
    }

    @Override
    public List<SignalPoint> pieces() {
        return points;
    }
}
