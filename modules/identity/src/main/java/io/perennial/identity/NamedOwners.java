package io.perennial.identity;

import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members who may be owners among those that some bodies name: read once for all bodies. */
public final class NamedOwners {
    private static final String ACTIVE = "select id from {identity.active_member} where id = any (:ids)";
    private static final String WORKING = "select id from {identity.working_member} where id = any (:ids)";

    private final Set<UUID> known;

    private NamedOwners(Set<UUID> known) {
        this.known = known;
    }

    public static NamedOwners of(Stream<@Nullable MemberId> named, Sql sql) {
        return new NamedOwners(Known.among(named, ACTIVE, sql));
    }

    /** Lets only those own who see what they own: neither the people of vendors nor who is only invited. */
    public static NamedOwners working(Stream<@Nullable MemberId> named, Sql sql) {
        return new NamedOwners(Known.among(named, WORKING, sql));
    }

    /**
     * Refuses an owner who is not known. An unchanged owner is accepted: the owner may have been suspended since, and a caller who
     * changes a name cannot correct that.
     */
    public void require(@Nullable MemberId owner, @Nullable MemberId before) {
        if (owner == null || owner.equals(before) || known.contains(owner.value())) return;
        throw MemberRefusal.UNKNOWN_OWNER.at("/ownerId", "Unknown member.");
    }
}
