package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The active members among the owners that some bodies name: read once for all bodies. */
public final class NamedOwners {
    private static final String ACTIVE = "select id from {identity.active_member} where id = any (:ids)";

    private final Set<UUID> active;

    private NamedOwners(Set<UUID> active) {
        this.active = active;
    }

    public static NamedOwners of(Stream<@Nullable MemberId> named, Sql sql) {
        return new NamedOwners(Known.among(named, ACTIVE, sql));
    }

    /**
     * Refuses an owner who is not active. An unchanged owner is accepted: the owner may have been suspended since, and a caller who
     * changes a name cannot correct that.
     */
    public void require(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before) || active.contains(owner.value())) return;
        throw MemberRefusal.UNKNOWN_OWNER.at("/ownerId", "Unknown member.");
    }
}
