package io.perennial.engagement.tasks;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a task. */
public record TaskId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "task";
    }
}
