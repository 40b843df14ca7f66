package io.perennial.calendars;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an absence of a member. */
public record AbsenceId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "abs";
    }
}
