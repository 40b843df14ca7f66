package io.perennial.platform.requests;

import io.perennial.kernel.Page;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one page of a {@link Listing}. */
@ApplicationScoped
public class Lists {
    private final Sql sql;
    private final Cursor cursor;

    @Inject
    public Lists(Sql sql, Cursor cursor) {
        this.sql = sql;
        this.cursor = cursor;
    }

    /** @param always values for the parameters of the listing's own SQL */
    public <R extends Record> Page<R> page(Listing<R> listing, Query query, Map<String, ?> always) {
        var asked = listing.ask(query);
        requireOpen(listing, asked);
        var binding = listing.row().getSimpleName() + new TreeMap<>(always) + asked.fingerprint();
        int limit = query.limit();
        var count = query.counted() ? count(listing, asked, always) : null;
        query.value("cursor").ifPresent(given -> asked.after(cursor.read(given, binding)));
        var values = new LinkedHashMap<String, Object>(always);
        values.putAll(asked.values());
        return page(rows(listing, asked, limit + 1, values), limit, binding, count);
    }

    /** Refuses sorting and filtering by columns that are closed to the caller: the order or the count would reveal them. */
    private void requireOpen(Listing<?> listing, Asked asked) {
        sql.requireOpen("l." + asked.order().column(), listing.rows());
        asked.conditions().forEach(one -> sql.requireOpen(one, listing.rows()));
    }

    /** Reads the rows with one statement, or with two for a page that spans both parts of the list. */
    private <R extends Record> List<Sql.Keyed<R>> rows(Listing<R> listing, Asked asked, int wanted, Map<String, ?> values) {
        var rows = new ArrayList<Sql.Keyed<R>>();
        for (var stretch : asked.stretches())
            if (rows.size() < wanted) rows.addAll(sql.keyed(listing.row(), listing.page(asked, stretch, wanted), values));
        return rows;
    }

    /**
     * Returns what the filters of a query leave of a list, for sums over it.
     *
     * @param query may also have parameters that are none of the list's filters; they are not read here
     */
    public Narrowed narrowed(Listing<?> listing, Query query) {
        var asked = listing.ask(query.only(listing.filters()));
        asked.conditions().forEach(one -> sql.requireOpen(one, listing.rows()));
        return Narrowed.of(listing.rows(), asked.where(""), asked.values());
    }

    public <R extends Record> Page<R> page(Listing<R> listing, Query query) {
        return page(listing, query, Map.of());
    }

    private <R extends Record> Page<R> page(
            List<Sql.Keyed<R>> rows, int limit, String binding, @Nullable Long count) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit ? cursor.write(position(shown.getLast()), binding) : null;
        return new Page<>(shown.stream().map(Sql.Keyed::row).toList(), next, count);
    }

    private static Cursor.Position position(Sql.Keyed<? extends Record> last) {
        return new Cursor.Position(last.key(), Listing.id(last.row()).value());
    }

    private long count(Listing<?> listing, Asked asked, Map<String, ?> always) {
        var values = new LinkedHashMap<String, Object>(always);
        values.putAll(asked.values());
        return sql.number(listing.count(asked), values);
    }
}
