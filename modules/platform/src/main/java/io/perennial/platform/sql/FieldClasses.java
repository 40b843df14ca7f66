package io.perennial.platform.sql;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The class of each column, from the column's comment in the database. Read once, on the first call with a closed class. */
@ApplicationScoped
class FieldClasses {
    private static final Pattern COLUMN = Pattern.compile("\\b(\\w+)\\.(\\w+)");

    /** The addresses of colleagues are read with the members, and the lists of capacity and teams name members by them. */
    private static final String COLLEAGUES = "identity.";

    private static final String DECLARED =
            """
            select n.nspname || '.' || c.relname, a.attname, coalesce(substring(col_description(c.oid, a.attnum) from 'class: (\\w+)'), 'plain'),
                   format_type(a.atttypid, null)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p', 'v') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                  and n.nspname not in ('pg_catalog', 'information_schema')
            order by c.oid, a.attnum
            """;

    /** The classes of texts that may have an address in them: where a channel knows no name, it takes the address for one. */
    private static final Set<FieldClass> SAID = EnumSet.of(FieldClass.FREE_TEXT, FieldClass.PERSON_NAMES, FieldClass.ATTACHMENTS);

    private record Classed(String column, FieldClass of, String type) {}

    private final Database database;
    private volatile @Nullable Map<String, List<Classed>> known;

    @Inject
    FieldClasses(Database database) {
        this.database = database;
    }

    /** Returns the select list of a table or view: all columns, without the values of closed ones. */
    String columns(String relation, Sight.Shape shape, Set<FieldClass> closedToCaller) {
        var closed = closed(relation, shape, closedToCaller);
        var columns = closed.isEmpty() ? List.<Classed>of() : known().getOrDefault(relation, List.of());
        if (columns.stream().noneMatch(column -> closed.contains(column.of()))) return "*";
        return columns.stream().map(column -> shown(column, closed)).collect(Collectors.joining(", "));
    }

    private static Set<FieldClass> closed(String relation, Sight.Shape shape, Set<FieldClass> closed) {
        if (shape == Sight.Shape.VENDOR || !relation.startsWith(COLLEAGUES)) return closed;
        return closed.stream().filter(one -> one != FieldClass.CONTACT_DETAILS).collect(Collectors.toSet());
    }

    /** Returns the column, or null with the column's type if its class is closed. */
    private static String shown(Classed column, Set<FieldClass> closed) {
        var name = '"' + column.column() + '"';
        return closed.contains(column.of()) ? "case when false then " + name + " end as " + name : name;
    }

    /**
     * Returns the select list of a table or view {@code base} for a vendor: the values of the classes that {@code opened} opens in its row, and
     * in {@code masked} what is closed.
     */
    String opened(String relation, List<Hidden> hidden) {
        var columns = known().getOrDefault(relation, List.of());
        return columns.stream().map(column -> hidden.stream().filter(one -> one.column().equals(column.column())).findFirst()
                .map(one -> "case when " + one.when() + " then " + one.instead() + " else " + value(column) + " end")
                .orElseGet(() -> value(column)) + " as \"" + column.column() + '"').collect(Collectors.joining(", "))
                + ", to_jsonb(array_remove(array[" + masked(columns, hidden) + "]::text[], null)) as masked";
    }

    private static String masked(List<Classed> columns, List<Hidden> hidden) {
        var classes = Stream.of(FieldClass.values()).filter(FieldClass::isGrantable)
                .map(one -> "case when not " + isOpen(one) + " then '" + one.name() + "' end");
        var closed = columns.stream().filter(one -> one.of() != FieldClass.PLAIN)
                .map(one -> "case when not " + isOpen(one.of()) + " then '" + one.column() + "' end");
        var rest = hidden.stream().flatMap(one -> Stream.concat(Stream.of(one.column()), one.also().stream())
                .map(name -> "case when " + one.when() + " then '" + name + "' end"));
        return Stream.of(classes, closed, rest).flatMap(one -> one).collect(Collectors.joining(", "));
    }

    private static String isOpen(FieldClass of) {
        return of.isGrantable() ? "opened." + of.name().toLowerCase(Locale.ROOT) : "false";
    }

    private static String value(Classed column) {
        var value = "base.\"" + column.column() + '"';
        if (column.of() == FieldClass.PLAIN) return value;
        var shown = value;
        if (SAID.contains(column.of()) && column.type().equals("text"))
            shown = "case when opened.contact_details then " + value + " else platform.without_addresses(" + value + ") end";
        return "case when " + isOpen(column.of()) + " then " + shown + instead(column, value) + " end";
    }

    /** A list stays a list, and a text a text: programs that read them expect one. */
    private static String instead(Classed column, String value) {
        boolean said = column.of() == FieldClass.FREE_TEXT || column.of() == FieldClass.PERSON_NAMES;
        return switch (column.type()) {
            case "jsonb" -> " else case when jsonb_typeof(" + value + ") = 'array' then '[]'::jsonb end";
            case "text" -> said ? " else '[closed]'" : "";
            default -> "";
        };
    }

    FieldClass of(String relation, String column) {
        return known().getOrDefault(relation, List.of()).stream()
                .filter(one -> one.column().equals(column)).map(Classed::of).findFirst().orElse(FieldClass.PLAIN);
    }

    /**
     * Refuses a list's order or filter that would reveal a closed column.
     *
     * @param rows the statement of the list, which is {@code l} in the condition
     */
    void requireOpen(String condition, String rows, Sight sight) {
        if (sight.closed().isEmpty()) return;
        for (var named : COLUMN.matcher(condition).results().toList())
            for (var relation : Statement.seen(named.group(1).equals("l") ? rows : condition))
                for (var column : known().getOrDefault(relation, List.of()))
                    if (column.column().equals(named.group(2)) && closed(relation, sight.shape(), sight.closed()).contains(column.of()))
                        throw column.of()
                                .refused(Wording.of("Your roles do not open {class}, so no list is sorted or filtered by it."));
    }

    private Map<String, List<Classed>> known() {
        var read = known;
        if (read == null) known = read = read();
        return read;
    }

    private Map<String, List<Classed>> read() {
        try {
            return database.use(connection -> {
                var found = new HashMap<String, List<Classed>>();
                try (var statement = connection.createStatement(); var rows = statement.executeQuery(DECLARED)) {
                    while (rows.next())
                        found.computeIfAbsent(rows.getString(1), relation -> new ArrayList<>())
                                .add(new Classed(rows.getString(2), FieldClass.valueOf(rows.getString(3).toUpperCase(Locale.ROOT)),
                                        rows.getString(4)));
                }
                return found;
            });
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }
}
