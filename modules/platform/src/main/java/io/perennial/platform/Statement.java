package io.perennial.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Pattern SLICE = Pattern.compile("\\{([a-z_]+\\.[a-z_]+)}");
    private static final Pattern NAMES = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|::|:([a-zA-Z]\\w*)");
    private static final Pattern BARE_READ =
            Pattern.compile("\\b(?:from|join|using)\\s+([a-z_]+\\.[a-z_]+)\\b(?!\\s*\\()", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_WRITE = Pattern.compile("\\b(?:update|into|delete\\s+from)\\s+[a-z_]+\\.[a-z_]+");

    private final String text;
    private final List<String> names = new ArrayList<>();
    private final Map<Class<?>, RecordRow<?>> rows = new ConcurrentHashMap<>();

    private Statement(String written) {
        refuseBareTables(written);
        var sliced = SLICE.matcher(written).replaceAll("(select * from $1 where tenant_id = :tenant)");
        text = NAMES.matcher(sliced).replaceAll(found -> {
            if (found.group(1) == null) return java.util.regex.Matcher.quoteReplacement(found.group());
            names.add(found.group(1));
            return "?";
        });
    }

    static Statement of(String written) {
        return READY.get(written, Statement::new);
    }

    private static void refuseBareTables(String written) {
        var reads = written.replaceAll("(?i)delete\\s+from\\s+", "delete ");
        var bare = BARE_READ.matcher(reads);
        if (bare.find()) throw new IllegalArgumentException("Write {" + bare.group(1) + "}: a bare table is not the tenant's");
        if (BARE_WRITE.matcher(written.toLowerCase()).find() && !written.contains("tenant_id"))
            throw new IllegalArgumentException("A write names its tenant_id");
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
