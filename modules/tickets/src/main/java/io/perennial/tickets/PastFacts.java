package io.perennial.tickets;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses facts of the future: nobody knows what will have happened, and clocks would count by it. */
public record PastFacts(Instant now) {
    /** The clocks of two machines differ by less. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** Returns what is wrong with an instant at a pointer; empty if it is not later than now. */
    public Optional<FieldError> error(String pointer, Instant at) {
        return at.isAfter(now.plus(TOLERANCE)) ? Optional.of(new FieldError(pointer, "rule", "must not be in the future"))
                : Optional.empty();
    }

    /** @param before what is stored already, and stays as it is */
    public void require(String pointer, @Nullable Instant at, @Nullable Instant before) {
        if (at != null && !Objects.equals(at, before)) error(pointer, at).ifPresent(error -> {
            throw new Invalid(List.of(error));
        });
    }
}
