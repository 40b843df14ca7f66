package io.perennial.accounts.usage;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Points that are stored together or not at all. If a point occurs twice, the last one is stored. */
public record UsageBatch(
        @NotNull
        @Size(min = 1, max = Usage.MAXIMUM_POINTS, message = "must have {min} to {max} items") List<@NotNull UsagePoint> points) implements InPieces {
    @Override
    public String field() {
        return "points";
    }

    @Override
    public List<UsagePoint> pieces() {
        return points;
    }
}
