package io.perennial.platform.requests;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list of the API: the record and the SQL of its rows, its filters and its sort orders. The SQL becomes a subquery with the
 * conditions around it, and the planner flattens both. Pages use keyset pagination, so page 1,000 costs the same as page 1.
 */
public final class Listing<R extends Record> {
    /** @param absent the column's content for a missing value, greater than all values; empty if no value can be missing */
    record Sort(String column, String type, String absent, String id) {}

    private final Class<R> row;
    private final String sql;
    private final Map<String, Filter> filters = new LinkedHashMap<>();
    private final Map<String, Sort> sorts = new LinkedHashMap<>();
    private final String defaultSort;
    private boolean hasOneOrder;

    private Listing(Class<R> row, String sql, String defaultSort) {
        this.row = row;
        this.sql = sql;
        this.defaultSort = defaultSort;
    }

    /**
     * @param row has a component {@code id}; the sort columns must be in the SQL, not in the record
     * @param defaultSort in the form that a caller uses: {@code -createdAt}
     */
    public static <R extends Record> Listing<R> of(Class<R> row, String sql, String defaultSort) {
        return new Listing<>(row, sql, defaultSort);
    }

    /**
     * Adds a filter. One on an id or an enum takes several values if its condition is {@code l.column = :parameter}, or contains
     * {@code any(:parameter)} or {@code :parameter::text[]}.
     *
     * @param condition uses columns of {@code l} and the parameter by its name: {@code l.owner_id = :ownerId}
     */
    public Listing<R> filter(String parameter, Class<?> type, String condition) {
        if (type == String.class || type == Integer.class)
            throw new IllegalArgumentException("What it may be is said by its form: " + parameter);
        filters.put(parameter, Filter.of(parameter, type, condition));
        return this;
    }

    /** Adds the filter {@code id}, which takes as many values as a page has rows: a client reads again what it shows. */
    public Listing<R> byIds(Class<? extends Id> type) {
        filters.put("id", Filter.of("id", type, "l.id = :id").upTo(Query.MAXIMUM_LIMIT));
        return this;
    }

    public Listing<R> filter(String parameter, TextForm form, String condition) {
        filters.put(parameter, Filter.of(parameter, form, condition));
        return this;
    }

    /** Adds a filter whose condition depends on the text. */
    public Listing<R> filter(String parameter, TextForm form, Function<String, String> condition) {
        filters.put(parameter, Filter.of(form, condition));
        return this;
    }

    public Listing<R> filter(String parameter, NumberForm form, String condition) {
        filters.put(parameter, Filter.of(form, condition));
        return this;
    }

    /** Adds a filter whose condition depends on the value, so that the planner knows how many rows it leaves. */
    public <T> Listing<R> filter(String parameter, Class<T> type, Function<T, String> condition) {
        filters.put(parameter, Filter.of(type, condition));
        return this;
    }

    /** @param column never null, and second in an index (tenant_id, column, id) */
    public Listing<R> sort(String name, String column, String type) {
        return sort(name, column, type, "");
    }

    /**
     * Adds a sort column that has no value in some rows. These rows come last in both directions.
     *
     * @param absent the column's content for a missing value, greater than every value: {@code infinity}
     */
    public Listing<R> sort(String name, String column, String type, String absent) {
        return sort(name, column, type, absent, "id");
    }

    /**
     * Adds a sort column of another table than the rows' own.
     *
     * @param id the column of that table with the rows' id: an index needs both columns from the same table
     */
    public Listing<R> sort(String name, String column, String type, String absent, String id) {
        sorts.put(name, new Sort(column, type, absent, id));
        return this;
    }

    /** Sets the only sort order. Then the parameter {@code sort} is refused. */
    public Listing<R> always(String name, String column, String type) {
        hasOneOrder = true;
        return sort(name, column, type);
    }

    /** Returns the names of the filter parameters. */
    public Set<String> filters() {
        return Set.copyOf(filters.keySet());
    }

    /** Returns the form of a filter's text; empty if it is not free text but a day, an id or an enum. */
    public Optional<TextForm> form(String parameter) {
        return Optional.ofNullable(filters.get(parameter)).map(Filter::text);
    }

    /** Returns the maximum number of values of a filter. */
    public int most(String parameter) {
        return Optional.ofNullable(filters.get(parameter)).map(Filter::most).orElse(0);
    }

    /** Returns the range of a filter's numbers; empty if it takes no number. */
    public Optional<NumberForm> numbers(String parameter) {
        return Optional.ofNullable(filters.get(parameter)).map(Filter::number);
    }

    /** Returns the names of the sort orders; each can also be descending. */
    public Set<String> sorts() {
        return hasOneOrder ? Set.of() : Set.copyOf(sorts.keySet());
    }

    /** Checks a request for this list, and refuses all wrong parameters at once. */
    Asked ask(Query query) {
        var errors = new ArrayList<FieldError>(query.unmannerly(repeatable()));
        var values = new LinkedHashMap<String, Object>();
        var conditions = new ArrayList<String>();
        for (var name : query.filters()) {
            var filter = filters.get(name);
            if (filter == null) errors.add(Parameters.unknown(name, parameters()));
            else filter.read(name, query, values, errors).ifPresent(conditions::add);
        }
        if (hasOneOrder && query.value("sort").isPresent()) errors.add(Parameters.unknown("sort", parameters()));
        var order = order(query);
        if (order.isEmpty() && !errors.isEmpty()) errors.add(Query.error("sort", "choice", sortedBy()));
        Query.refuse(errors);
        var found = order.orElseThrow(() -> RequestRefusal.INVALID_SORT.at("?sort", sortedBy()));
        return new Asked(query, values, conditions, found, new ArrayList<>(found.stretches()));
    }

    private Wording sortedBy() {
        return Wording.of("Sort by one of [{allowed}]. A leading - sorts descending.").with("allowed", List.copyOf(sorts.keySet()));
    }

    private Set<String> parameters() {
        var all = new HashSet<>(filters.keySet());
        all.addAll(Query.MANNERS);
        if (hasOneOrder) all.remove("sort");
        return all;
    }

    /** Returns the names of the filters that take several values. */
    public Set<String> repeatable() {
        return filters.entrySet().stream()
                .filter(filter -> filter.getValue().isAnyOf())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Optional<ListOrder> order(Query query) {
        var asked = query.value("sort").orElse(defaultSort);
        var descending = asked.startsWith("-");
        var sort = sorts.get(descending ? asked.substring(1) : asked);
        return Optional.ofNullable(sort).map(found -> new ListOrder(asked, found, descending));
    }

    String rows() {
        return sql;
    }

    Class<R> row() {
        return row;
    }

    /** Returns the SQL of a page. The limit is a literal: for a parameter the planner assumes a tenth of the list. */
    String page(Asked asked, String stretch, int size) {
        return "select l.*, l." + asked.order().column() + "::text as sort_key from (" + sql + ") l" + asked.where(stretch)
                + asked.order().by() + " limit " + size;
    }

    String count(Asked asked) {
        return "select count(*) from (" + sql + ") l" + asked.where("");
    }

    static Id id(Record row) {
        try {
            var accessor = row.getClass().getMethod("id");
            accessor.setAccessible(true);
            return (Id) accessor.invoke(row);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("A listed record has an id: " + row.getClass(), none);
        }
    }
}
