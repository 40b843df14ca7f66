package io.perennial.accounts.usage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Points that are kept all or not at all; of one that is in it twice the last holds. */
public record UsageBatch(
        @NotNull @Size(min = 1, max = Usage.MAXIMUM_POINTS, message = "From {min} to {max}") List<@NotNull @Valid UsagePoint> points) {}
