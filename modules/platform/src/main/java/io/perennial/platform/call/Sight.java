package io.perennial.platform.call;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a call may see: all, or those that some members own together with those of some segments. Scopes add up; without
 * any, nothing is seen.
 *
 * @param owners the members whose accounts are seen
 * @param segments the values of an account's {@code segment} that are seen, whoever owns the account
 * @param closed the classes of fields that are not shown of what is seen
 */
public record Sight(boolean all, Set<UUID> owners, Set<String> segments, Set<FieldClass> closed) {
    /** What a tenant's jobs and listeners see. */
    public static final Sight ALL = new Sight(true, Set.of(), Set.of(), Set.of());

    public static final Sight NONE = new Sight(false, Set.of(), Set.of(), Set.of());

    /** The form of the condition that a sight puts on a statement. Statements are kept by it, never by the values. */
    public enum Shape { ALL, NONE, OWNER, OWNERS, SEGMENTS, OWNERS_OR_SEGMENTS }

    public Sight {
        owners = Set.copyOf(owners);
        segments = Set.copyOf(segments);
        closed = Set.copyOf(closed);
    }

    /** Returns the same sight with these classes of fields closed, on whatever is seen. */
    public Sight closing(Set<FieldClass> classes) {
        return new Sight(all, owners, segments, classes);
    }

    /** Tells whether nothing of the tenant is hidden: no account and no field. */
    public boolean isUnlimited() {
        return all && closed.isEmpty();
    }

    public static Sight own(UUID member) {
        return owners(Set.of(member));
    }

    public static Sight owners(Collection<UUID> members) {
        return new Sight(false, Set.copyOf(members), Set.of(), Set.of());
    }

    public static Sight segments(Collection<String> segments) {
        return new Sight(false, Set.of(), Set.copyOf(segments), Set.of());
    }

    /** Returns the sight of whoever has both. */
    public Sight and(Sight other) {
        var stillClosed = new HashSet<>(closed);
        stillClosed.retainAll(other.closed);
        if (all || other.all) return ALL.closing(stillClosed);
        return new Sight(false, union(owners, other.owners), union(segments, other.segments), stillClosed);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Tells whether an account is seen that has this owner and this segment. */
    public boolean sees(@Nullable UUID owner, @Nullable String segment) {
        return all || owner != null && owners.contains(owner) || segment != null && segments.contains(segment);
    }

    public Shape shape() {
        if (all) return Shape.ALL;
        if (owners.isEmpty()) return segments.isEmpty() ? Shape.NONE : Shape.SEGMENTS;
        if (!segments.isEmpty()) return Shape.OWNERS_OR_SEGMENTS;
        return owners.size() == 1 ? Shape.OWNER : Shape.OWNERS;
    }
}
