package io.perennial.tickets.queues;

import io.perennial.identity.MemberId;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A queue as it is written.
 *
 * @param memberIds the members who work on it: they see its tickets, whichever accounts they see
 */
public record QueueBody(
        @NotNull @Characters(max = 100) String name,
        @Size(max = MAXIMUM_MEMBERS, message = "must have at most {max} items") List<@NotNull MemberId> memberIds,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements KeyedBody<QueueBody> {
    private static final int MAXIMUM_MEMBERS = 200;

    /** Replaces missing lists by empty ones, and keeps a repeated member once. */
    public QueueBody {
        memberIds = Repeated.once(memberIds, MAXIMUM_MEMBERS);
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public QueueBody known(ExternalKey key) {
        return new QueueBody(name, memberIds, key.first(externalKeys));
    }
}
