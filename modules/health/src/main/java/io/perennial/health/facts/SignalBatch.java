package io.perennial.health.facts;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Signals that are kept all or not at all; of one that is in it twice the last holds. */
public record SignalBatch(
        @NotNull @Size(min = 1, max = Signals.MAXIMUM_POINTS, message = "From {min} to {max}") List<@NotNull SignalPoint> points)
        implements InPieces {
    @Override
    public String field() {
        return "points";
    }

    @Override
    public List<SignalPoint> pieces() {
        return points;
    }
}
