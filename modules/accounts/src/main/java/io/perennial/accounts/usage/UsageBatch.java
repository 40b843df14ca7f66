package io.perennial.accounts.usage;

import io.perennial.platform.json.InPieces;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Points that are kept all or not at all; of one that is in it twice the last holds. */
public record UsageBatch(
        @NotNull @Size(min = 1, max = Usage.MAXIMUM_POINTS, message = "From {min} to {max}") List<@NotNull UsagePoint> points)
        implements InPieces {
    @Override
    public String field() {
        return "points";
    }

    @Override
    public List<UsagePoint> pieces() {
        return points;
    }
}
