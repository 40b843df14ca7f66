package io.perennial.engagement.work;

import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.kernel.Id;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.util.UUID;
import java.util.function.Function;

/** The kind of a record that waits for somebody. */
public enum WorkKind {
    TASK("tasks:read", TaskId::new), CALLBACK("callbacks:read", CallbackId::new), TICKET("tickets:read", TicketId::new),
    RENEWAL("renewals:read", RenewalId::new);

    private final String permission;
    private final Function<UUID, Id> id;

    WorkKind(String permission, Function<UUID, Id> id) {
        this.permission = permission;
        this.id = id;
    }

    /** Returns what a caller needs to read records of this kind. */
    String permission() {
        return permission;
    }

    String id(UUID value) {
        return id.apply(value).text();
    }
}
