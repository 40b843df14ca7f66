package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A kind of record whose changes other programs follow. Its records are read in sets, each as its own address shows it to the caller. The
 * collection of a kind describes it; a module with records of another form produces it as a bean.
 *
 * @param type the first word of the names of its events: {@code contact}
 * @param collection the collection in the API's paths: {@code contacts}
 * @param permission what a caller needs to read records of this kind
 * @param id creates the typed id
 * @param isOfAccounts true if a caller may see a part of its records, by the accounts that they belong to
 * @param view the record that its address answers, or from which the answer is made
 * @param rows a query of the records that the caller sees, with the columns of the view
 * @param values the values of the parameters of the query
 * @param keys returns the external keys of a view
 * @param complete adds to views what the query does not read
 */
public record FollowedKind(
        String type,
        String collection,
        String permission,
        Function<UUID, ? extends Id> id,
        boolean isOfAccounts,
        Class<? extends Record> view,
        String rows,
        Supplier<Map<String, ?>> values,
        Function<Record, List<ExternalKey>> keys,
        UnaryOperator<List<Record>> complete) {

    private static final String KEYED = "select l.*, l.id::text as sort_key from (%s) l where l.id ";

    /** Returns a kind of the registry. */
    public static <V extends Record & Versioned> FollowedKind of(
            RecordKind kind, Class<V> view, String rows, Function<V, List<ExternalKey>> keys) {
        return new FollowedKind(
                kind.word(), kind.name(), kind.name() + ":read", kind.id(), true, view, rows, Map::of, one -> keys.apply(view.cast(one)),
                views -> views);
    }

    /** Returns a kind without external keys. */
    public static <V extends Record & Versioned> FollowedKind of(
            String type, String collection, String permission, Function<UUID, ? extends Id> id, Class<V> view, String rows) {
        return new FollowedKind(type, collection, permission, id, true, view, rows, Map::of, _ -> List.of(), views -> views);
    }

    /** Returns the same kind with values for the parameters of its query. */
    public FollowedKind with(Supplier<Map<String, ?>> given) {
        return new FollowedKind(type, collection, permission, id, isOfAccounts, view, rows, given, keys, complete);
    }

    /** Returns the same kind for records that belong to no account: who may read them sees all. */
    public FollowedKind ofNoAccount() {
        return new FollowedKind(type, collection, permission, id, false, view, rows, values, keys, complete);
    }

    /** Returns the same kind with views that are completed after they were read, all at once. */
    public <V extends Record> FollowedKind completed(Class<V> type, UnaryOperator<List<V>> how) {
        return new FollowedKind(
                this.type, collection, permission, id, isOfAccounts, view, rows, values, keys,
                views -> List.copyOf(how.apply(views.stream().map(type::cast).toList())));
    }

    /** Returns the same kind, whose query has the columns of another record than the view, which is made from it. */
    public <R extends Record, V extends Record & Versioned> FollowedKind shown(Class<R> row, Function<R, V> as) {
        return new FollowedKind(
                type, collection, permission, id, isOfAccounts, row, rows, values, keys,
                found -> found.stream().<Record>map(one -> as.apply(row.cast(one))).toList());
    }

    /** Reads those of the records that the caller sees, with one statement. */
    public Map<UUID, Record> seen(Collection<UUID> ids, Sql sql) {
        if (ids.isEmpty()) return Map.of();
        return read("= any (:ids)", Map.of("ids", ids.stream().distinct().toArray(UUID[]::new)), sql);
    }

    /** Reads the next records that the caller sees, in the order of their ids. */
    public SequencedMap<UUID, Record> next(UUID after, int most, Sql sql) {
        return read("> :after order by l.id limit " + most, Map.of("after", after), sql);
    }

    private SequencedMap<UUID, Record> read(String condition, Map<String, ?> given, Sql sql) {
        var all = new HashMap<String, Object>(values.get());
        all.putAll(given);
        var found = sql.keyed(view, KEYED.formatted(rows) + condition, all);
        var views = complete.apply(found.stream().<Record>map(Sql.Keyed::row).toList());
        var read = new LinkedHashMap<UUID, Record>();
        for (int at = 0; at < found.size(); at++) read.put(UUID.fromString(found.get(at).key()), views.get(at));
        return read;
    }
}
