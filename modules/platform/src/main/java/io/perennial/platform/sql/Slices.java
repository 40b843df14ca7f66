package io.perennial.platform.sql;

import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Expands the braces in statements. A statement that reads records of accounts must declare the right to read them:
 *
 * <ul>
 *   <li>{@code {accounts.visible_contact}}: the rows that the caller sees.
 *   <li>{@code {joined accounts.contact_key}}: rows that are joined to others for which the same statement declares a right.
 *   <li>{@code {whole accounts.contact}}: all rows of the tenant. Works only in calls that see everything, such as those of jobs.
 *   <li>{@code {masked c}}: what is closed to a vendor in the rows of the slice {@code c}.
 *   <li>{@code {beyond accounts.contact}}: all rows of the tenant for any caller, for rules such as uniqueness. The class must give the
 *       reason with {@link BeyondSight}.
 * </ul>
 *
 * Other statements on these tables are refused, like a bare table.
 */
public final class Slices {
    static final Pattern MASKED = Pattern.compile("\\{masked (\\w+)}");
    static final Pattern BRACES = Pattern.compile("\\{(?:(joined|whole|beyond) )?([a-z_]\\w*\\.[a-z_]\\w*)}");

    private final Map<String, Slice> byName = new HashMap<>();
    private final Set<String> ofAccounts = new HashSet<>();
    private final Map<String, String> granted = new HashMap<>();
    private final List<Hidden> hidden;

    Slices(Collection<DeclaredSlices> modules) {
        for (var module : modules) {
            ofAccounts.addAll(module.others());
            for (var slice : module.slices()) add(slice);
        }
        for (var module : modules) module.additions().forEach(this::widen);
        for (var module : modules) granted.putAll(module.granted());
        hidden = modules.stream().flatMap(module -> module.hidden().stream()).toList();
    }

    private void add(Slice slice) {
        ofAccounts.add(slice.base());
        if (byName.put(slice.name(), slice) != null) throw new IllegalStateException("Two slices are called " + slice.name());
    }

    private void widen(String name, String condition) {
        var slice = byName.get(name);
        if (slice == null) throw new IllegalStateException("No slice is called " + name);
        byName.put(name, slice.or(condition));
    }

    /** Returns the slices of all modules on the class path. */
    public static Slices declared() {
        var found = ServiceLoader.load(DeclaredSlices.class, Slices.class.getClassLoader());
        return new Slices(found.stream().map(ServiceLoader.Provider::get).toList());
    }

    /** Returns the tables and views for which a statement must declare a right. */
    public Set<String> ofAccounts() {
        return Set.copyOf(ofAccounts);
    }

    /** Returns the tables and views of which a text reads what the caller may see. */
    Set<String> seen(String text) {
        return BRACES.matcher(text).results().filter(found -> !"beyond".equals(found.group(1))).map(found -> found.group(2))
                .map(name -> byName.containsKey(name) ? byName.get(name).base() : name).collect(Collectors.toSet());
    }

    public List<Slice> all() {
        return List.copyOf(byName.values());
    }

    /** Refuses a statement that reads records of accounts without declaring a right. */
    void check(String statement) {
        var found = BRACES.matcher(statement).results().toList();
        for (var one : found) check(one.group(1), one.group(2));
        if (found.stream().anyMatch(one -> "joined".equals(one.group(1))) && found.stream().noneMatch(this::isAnchor))
            throw new IllegalArgumentException("Joined to what? Nothing in the statement is visible, whole or beyond");
    }

    private void check(@Nullable String right, String name) {
        if (right == null && ofAccounts.contains(name))
            throw new IllegalArgumentException("{" + name + "} belongs to accounts: read a slice that the caller sees");
        if (right != null && !right.equals("beyond") && !ofAccounts.contains(name))
            throw new IllegalArgumentException("{" + right + " " + name + "} belongs to no account");
    }

    private boolean isAnchor(MatchResult found) {
        return found.group(1) == null ? byName.containsKey(found.group(2)) : !found.group(1).equals("joined");
    }

    /**
     * @param columns the select list of a table or view: all columns, or all without the values of closed ones
     * @param opened the same for a vendor, without some columns: the row {@code opened} has a column for each class
     */
    record Seen(Sight.Shape shape, Function<String, String> columns, BiFunction<String, List<Hidden>, String> opened) {
        Seen(Sight.Shape shape, Function<String, String> columns) {
            this(shape, columns, (relation, _) -> columns.apply(relation));
        }
    }

    /** Returns a subquery for the tenant's rows of a table or view, or for the rows of a slice that a sight of this shape sees. */
    String expanded(MatchResult found, Seen seen) {
        if ("whole".equals(found.group(1)) && seen.shape() != Sight.Shape.ALL)
            throw new IllegalStateException(found.group() + " is for calls that see everything");
        if ("beyond".equals(found.group(1))) return rows(found.group(2), "*", "");
        var slice = byName.get(found.group(2));
        var reasons = seen.shape() == Sight.Shape.VENDOR ? granted.get(slice == null ? found.group(2) : slice.base()) : null;
        if (reasons != null) return opened(slice == null ? found.group(2) : slice.base(), reasons, seen);
        if (slice == null) return rows(found.group(2), seen.columns().apply(found.group(2)), "");
        return rows(slice.base(), seen.columns().apply(slice.base()), seen.shape() == Sight.Shape.ALL ? "" : narrowed(slice, seen));
    }

    private String narrowed(Slice slice, Seen seen) {
        var condition = BRACES.matcher(slice.condition().apply(seen.shape()))
                .replaceAll(parent -> Matcher.quoteReplacement(expanded(parent, seen) + " parent"));
        return " and " + condition;
    }

    /** Returns the rows for which there is a reason, with what their reasons open together. */
    private String opened(String base, String reasons, Seen seen) {
        var rows = within(reasons, seen);
        var without = hidden.stream().filter(one -> one.relation().equals(base)).map(one -> one.expanded(within(one.when(), seen)))
                .toList();
        var classes = Stream.of(FieldClass.values()).filter(FieldClass::isGrantable).map(one -> one.name().toLowerCase(Locale.ROOT))
                .map(one -> "bool_or('" + one + "' = any (reason.opens)) as " + one).collect(Collectors.joining(", "));
        return "(select " + seen.opened().apply(base, without) + " from " + base + " base cross join lateral (select count(*) as reasons, "
                + classes
                + " from (" + rows + ") reason) opened where base.tenant_id = :tenant and opened.reasons > 0)";
    }

    private String within(String condition, Seen seen) {
        return BRACES.matcher(condition).replaceAll(inner -> Matcher.quoteReplacement(expanded(inner, seen)));
    }

    /** Returns what is closed in the rows of an alias: null for all but the people of vendors. */
    static String masked(String alias, Seen seen) {
        return seen.shape() == Sight.Shape.VENDOR ? alias + ".masked" : "null::jsonb";
    }

    private static String rows(String relation, String columns, String condition) {
        return "(select " + columns + " from " + relation + " where tenant_id = :tenant" + condition + ")";
    }
}
