package io.perennial.platform.sql;

import io.perennial.platform.call.Sight;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The rows of a table or view that the caller may see. A statement uses its name in braces, {@code {accounts.visible_contact}};
 * {@link Sql} expands it to the tenant's rows and adds the condition for the sight of the call. A caller who sees all accounts gets no
 * condition.
 *
 * @param name the name in statements, which must not be the name of a table or view
 * @param base the table or view that it selects from
 * @param condition the condition on the base's columns for a shape of sight that is not all; it may contain another slice in braces
 */
public record Slice(String name, String base, Function<Sight.Shape, String> condition) {
    /** Not the constant {@code false}: PostgreSQL would remove the tenant from the plan, and the condition on it could not be checked. */
    private static final String NOTHING = ":sightCaller::uuid is null";

    private static final BiFunction<String, String, Function<Sight.Shape, String>> BY_ACCOUNT =
            (owner, segment) -> shape -> switch (shape) {
                case ALL -> "true";
                case NONE, VENDOR -> NOTHING;
                // Equality with one value keeps the order of an index that begins with the owner.
                case OWNER -> owner + " = :sightOwner";
                case OWNERS -> owner + " = any (:sightOwners)";
                case SEGMENTS -> segment + " = any (:sightSegments)";
                case OWNERS_OR_SEGMENTS -> "(" + owner + " = any (:sightOwners) or " + segment + " = any (:sightSegments))";
            };

    /** Returns a slice whose base has the account's owner and segment as columns. */
    public static Slice ofAccounts(String name, String base, String owner, String segment) {
        return new Slice(name, base, BY_ACCOUNT.apply(owner, segment));
    }

    /** Returns a slice of the rows whose parent is visible. The column, such as {@code account_id}, has the parent's id. */
    public static Slice through(String name, String base, String column, String parent) {
        return new Slice(name, base, shape -> isNothing(shape) ? NOTHING : column + " in (select id from {" + parent + "})");
    }

    /** Returns the same slice with more rows: those that meet this condition, for callers who neither see everything nor belong to a vendor. */
    public Slice or(String more) {
        return new Slice(name, base, shape -> switch (shape) {
            case ALL -> "true";
            case VENDOR -> condition.apply(shape);
            case NONE, OWNER, OWNERS, SEGMENTS, OWNERS_OR_SEGMENTS -> "(" + condition.apply(shape) + " or " + more + ")";
        });
    }

    /** Returns a slice of what belongs to no account: everybody sees it but the people of vendors. */
    public static Slice ofTenant(String name, String base) {
        return new Slice(name, base, shape -> shape == Sight.Shape.VENDOR ? NOTHING : "true");
    }

    /** The people of a vendor see what grants name, which {@link DeclaredSlices#granted} says, and not what any other slice says. */
    private static boolean isNothing(Sight.Shape shape) {
        return shape == Sight.Shape.NONE || shape == Sight.Shape.VENDOR;
    }

    /** Returns a slice of members' own records: those of the caller, and of the members whose accounts the caller sees. */
    public static Slice ofMembers(String name, String base, String member) {
        return new Slice(name, base, shape -> switch (shape) {
            case ALL -> "true";
            case NONE, VENDOR -> NOTHING;
            case OWNER, OWNERS, OWNERS_OR_SEGMENTS -> "(" + member + " = :sightCaller or " + member + " = any (:sightOwners))";
            case SEGMENTS -> member + " = :sightCaller";
        });
    }

    /**
     * Returns a slice of work that callers started, visible to the same caller as long as it sees everything that the work saw.
     *
     * @param caller the column with the id of a caller who does not see everything, else null
     * @param sight the column with the sight of the work; null means the caller's own accounts
     */
    public static Slice ofWork(String name, String base, String caller, String sight) {
        var seen = "coalesce(" + sight + ", jsonb_build_object('owners', jsonb_build_array(" + caller + "))) <@ :sight::jsonb";
        return new Slice(name, base, shape -> isNothing(shape) ? NOTHING : caller + " = :sightCaller and " + seen);
    }
}
