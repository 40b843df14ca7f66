package io.perennial.platform.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that a call may see: all, or those of some owners and those of some segments. Scopes are combined with "or"; without
 * any scope nothing is seen. The people of a vendor see what grants open to it, row by row, and nothing else.
 *
 * @param owners the members whose accounts are visible
 * @param segments the values of an account's {@code segment} that are visible, for any owner
 * @param closed the classes of fields that are hidden in visible records
 * @param vendor the vendor whose grants are seen through; null for all other callers
 */
public record Sight(
        boolean all, Set<UUID> owners, Set<String> segments, Set<FieldClass> closed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OfVendor vendor) {
    /**
     * A vendor, and the instant at which its grants are read: each request has its own.
     */
    public record OfVendor(UUID id, Instant at) {}

    /** The sight of a tenant's jobs and listeners. */
    public static final Sight ALL = new Sight(true, Set.of(), Set.of(), Set.of(), null);

    public static final Sight NONE = new Sight(false, Set.of(), Set.of(), Set.of(), null);

    /** The form of the condition in SQL. Prepared statements are cached by this form, not by the values. */
    public enum Shape {
        ALL, NONE, OWNER, OWNERS, SEGMENTS, OWNERS_OR_SEGMENTS, VENDOR
    }

    public Sight {
        owners = Set.copyOf(owners);
        segments = Set.copyOf(segments);
        closed = Set.copyOf(closed);
    }

    /** Returns the same sight with these classes of fields closed. */
    public Sight closing(Set<FieldClass> classes) {
        return new Sight(all, owners, segments, vendor == null ? classes : union(closed, classes), vendor);
    }

    /** Returns what a vendor sees at an instant. No list is sorted or filtered by any class, since each may be closed in some row. */
    public static Sight vendor(UUID id, Instant at) {
        var classes = EnumSet.complementOf(EnumSet.of(FieldClass.PLAIN));
        return new Sight(false, Set.of(), Set.of(), classes, new OfVendor(id, at));
    }

    /** Returns the same sight at another instant. */
    public Sight at(Instant now) {
        return vendor == null ? this : vendor(vendor.id(), now);
    }

    /** Returns true if no account and no field of the tenant is hidden. */
    public boolean isUnlimited() {
        return all && closed.isEmpty();
    }

    public static Sight own(UUID member) {
        return owners(Set.of(member));
    }

    public static Sight owners(Collection<UUID> members) {
        return new Sight(false, Set.copyOf(members), Set.of(), Set.of(), null);
    }

    public static Sight segments(Collection<String> segments) {
        return new Sight(false, Set.of(), Set.copyOf(segments), Set.of(), null);
    }

    /** Returns the union of both sights. A class of fields stays closed only if both close it. */
    public Sight and(Sight other) {
        if (vendor != null || other.vendor != null) throw new IllegalStateException("What a vendor sees is not combined with anything");
        var stillClosed = new HashSet<>(closed);
        stillClosed.retainAll(other.closed);
        if (all || other.all) return ALL.closing(stillClosed);
        return new Sight(false, union(owners, other.owners), union(segments, other.segments), stillClosed, null);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Returns true if an account with this owner and this segment is visible. */
    public boolean sees(@Nullable UUID owner, @Nullable String segment) {
        return all || owner != null && owners.contains(owner) || segment != null && segments.contains(segment);
    }

    public Shape shape() {
        if (vendor != null) return Shape.VENDOR;
        if (all) return Shape.ALL;
        if (owners.isEmpty()) return segments.isEmpty() ? Shape.NONE : Shape.SEGMENTS;
        if (!segments.isEmpty()) return Shape.OWNERS_OR_SEGMENTS;
        return owners.size() == 1 ? Shape.OWNER : Shape.OWNERS;
    }
}
