package io.perennial.platform.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prepared SQL text: slices expanded, names replaced by positions. It is cached by text, shape of sight and closed classes, since
 * texts are constants. The values of a sight are bound each time.
 *
 * <p>{@code {identity.member}} becomes {@code (select * from identity.member where tenant_id = :tenant)}, which the planner flattens.
 * {@link Slices} describes the other forms in braces. The tenant and the sight come from the call, never from the values. A statement
 * that reads a table without braces is refused before it reaches the database.
 */
final class Statement {
    /** Texts are constants, or the few combinations of a list. The limit only guards against a mistake. */
    private static final Cache<Text, Statement> READY = Caffeine.newBuilder().maximumSize(10_000).build();

    private static final Slices SLICES = Slices.declared();

    private record Text(String written, Sight.Shape shape, Set<FieldClass> closed) {}

    /** Matches what is left unchanged: texts, quoted names, comments and casts. */
    private static final String QUIET = "'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|(?s:/\\*.*?\\*/)|::";
    private static final Pattern SLICE = Pattern.compile(QUIET + "|(" + Slices.BRACES.pattern() + "|" + Slices.MASKED.pattern() + ")");
    private static final Pattern NAMES = Pattern.compile(QUIET + "|:([a-zA-Z]\\w*)");

    private final String text;
    private final List<String> names = new ArrayList<>();
    private final Map<Class<?>, RecordRow<?>> rows = new ConcurrentHashMap<>();

    private Statement(String written, Slices slices, Slices.Seen seen) {
        TenantsOnly.check(SLICE.matcher(written).replaceAll(found -> found.group(1) == null ? quiet(found) : " slice "));
        var loud = SLICE.matcher(written).replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group()));
        slices.check(loud);
        if (loud.contains(":sight")) throw new IllegalArgumentException("Nothing is compared with a sight by hand: read a slice");
        var sliced = SLICE.matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : expanded(found, slices, seen)));
        text = NAMES.matcher(sliced).replaceAll(found -> {
            if (found.group(1) == null) return Matcher.quoteReplacement(found.group());
            names.add(found.group(1));
            return "?";
        });
    }

    /** Removes content that could look like a table or a name. A quoted name stays a name. */
    private static String quiet(MatchResult found) {
        return switch (found.group().charAt(0)) {
            case '"' -> found.group().substring(1, found.group().length() - 1).replaceAll("\\W", "_");
            case ':' -> "::";
            case '\'' -> "''";
            default -> " ";
        };
    }

    private static String expanded(MatchResult found, Slices slices, Slices.Seen seen) {
        var masked = Slices.MASKED.matcher(found.group());
        if (masked.matches()) return Slices.masked(masked.group(1), seen);
        var braces = Slices.BRACES.matcher(found.group());
        if (!braces.matches()) throw new IllegalStateException("No slice: " + found.group());
        return slices.expanded(braces.toMatchResult(), seen);
    }

    static Statement of(String written, FieldClasses classes) {
        var sight = Call.current().sight();
        var known = READY.getIfPresent(new Text(written, sight.shape(), sight.closed()));
        return known != null ? known : made(new Text(written, sight.shape(), sight.closed()), classes);
    }

    /** Does not use the cache's own loading: it reads from the database, and nobody should wait for that on a lock of the cache. */
    private static Statement made(Text text, FieldClasses classes) {
        var made = of(text.written(), SLICES,
                new Slices.Seen(text.shape(), relation -> classes.columns(relation, text.shape(), text.closed()), classes::opened));
        READY.put(text, made);
        return made;
    }

    static Statement of(String written, Slices slices, Slices.Seen seen) {
        return new Statement(written, slices, seen);
    }

    /** Returns the tables and views of which a text reads what the caller may see. */
    static Set<String> seen(String written) {
        return SLICES.seen(written);
    }

    String text() {
        return text;
    }

    void bind(PreparedStatement prepared, Map<String, ?> values) throws SQLException {
        for (int at = 0; at < names.size(); at++) {
            var name = names.get(at);
            if (name.equals("tenant")) prepared.setObject(at + 1, Call.current().tenant());
            else if (name.startsWith("sight")) Column.set(prepared, at + 1, ofSight(name, Call.current()));
            else if (values.containsKey(name)) Column.set(prepared, at + 1, values.get(name));
            else throw new IllegalArgumentException("No value for :" + name);
        }
    }

    private static Object ofSight(String name, Call call) {
        return switch (name) {
            case "sight" -> call.sight();
            case "sightOwner" -> call.sight().owners().iterator().next();
            case "sightOwners" -> call.sight().owners().toArray(UUID[]::new);
            case "sightSegments" -> call.sight().segments().toArray(String[]::new);
            case "sightCaller" -> call.caller();
            case "sightVendor" -> vendor(call).id();
            case "sightNow" -> vendor(call).at();
            default -> throw new IllegalArgumentException("No value for :" + name);
        };
    }

    private static Sight.OfVendor vendor(Call call) {
        return Objects.requireNonNull(call.sight().vendor());
    }

    <R extends Record> List<R> read(Class<R> type, ResultSet result) throws SQLException {
        var row = row(type, result);
        var read = new ArrayList<R>();
        while (result.next()) read.add(row.read(result));
        return read;
    }

    interface Key {
        String of(ResultSet row) throws SQLException;
    }

    <R extends Record> List<Sql.Keyed<R>> read(Class<R> type, ResultSet result, Key key) throws SQLException {
        var row = row(type, result);
        var read = new ArrayList<Sql.Keyed<R>>();
        while (result.next()) read.add(new Sql.Keyed<>(row.read(result), key.of(result)));
        return read;
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> RecordRow<R> row(Class<R> type, ResultSet result) throws SQLException {
        var row = (RecordRow<R>) rows.get(type);
        if (row == null) rows.put(type, row = RecordRow.of(type, result.getMetaData()));
        return row;
    }
}
