package io.perennial.platform.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.call.Call;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One SQL text made ready: slices expanded, names turned into positions. Made once per text, since texts are constants.
 *
 * <p>{@code {renewals.renewal}} becomes {@code (select * from renewals.renewal where tenant_id = :tenant)}, which the
 * planner flattens. {@code :tenant} and {@code :viewer} (the member who sees only own accounts, or null) come from the
 * call, never from the caller. A table that is named bare where rows are read is a fault and never reaches the database.
 */
final class Statement {
    /** Texts are constants and the few combinations a list allows; the bound only guards against a mistake. */
    private static final Cache<String, Statement> READY = Caffeine.newBuilder().maximumSize(5_000).build();

    /** What is passed over as it stands: texts, quoted names, comments and casts. */
    private static final String QUIET = "'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|(?s:/\\*.*?\\*/)|::";
    private static final Pattern SLICE = Pattern.compile(QUIET + "|\\{([a-z_]\\w*\\.[a-z_]\\w*)}");
    private static final Pattern NAMES = Pattern.compile(QUIET + "|:([a-zA-Z]\\w*)");

    private final String text;
    private final List<String> names = new ArrayList<>();
    private final Map<Class<?>, RecordRow<?>> rows = new ConcurrentHashMap<>();

    private Statement(String written) {
        TenantsOnly.check(SLICE.matcher(written).replaceAll(found -> found.group(1) == null ? quiet(found) : " slice "));
        var sliced = SLICE.matcher(written).replaceAll(found -> found.group(1) == null
                ? Matcher.quoteReplacement(found.group())
                : "(select * from " + found.group(1) + " where tenant_id = :tenant)");
        text = NAMES.matcher(sliced).replaceAll(found -> {
            if (found.group(1) == null) return Matcher.quoteReplacement(found.group());
            names.add(found.group(1));
            return "?";
        });
    }

    /** Nothing that is passed over may look like a table or a name; a quoted name stays one. */
    private static String quiet(MatchResult found) {
        return switch (found.group().charAt(0)) {
            case '"' -> found.group().substring(1, found.group().length() - 1).replaceAll("\\W", "_");
            case ':' -> "::";
            case '\'' -> "''";
            default -> " ";
        };
    }

    static Statement of(String written) {
        return READY.get(written, Statement::new);
    }

    String text() {
        return text;
    }

    void bind(PreparedStatement prepared, Map<String, ?> values) throws SQLException {
        for (int at = 0; at < names.size(); at++) {
            var name = names.get(at);
            if (name.equals("tenant")) prepared.setObject(at + 1, Call.current().tenant());
            else if (name.equals("viewer")) Column.set(prepared, at + 1, Call.current().ownAccountsOf());
            else if (values.containsKey(name)) Column.set(prepared, at + 1, values.get(name));
            else throw new IllegalArgumentException("No value for :" + name);
        }
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
