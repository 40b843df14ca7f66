package io.perennial.platform.requests;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of a list that its filters leave, as a part of a statement. The statement names their columns as the list's conditions do:
 * {@code l.owner_id}.
 *
 * @param rows the SQL of the list, and what it is joined to
 * @param where the conditions of the filters; empty if there are none
 * @param values the values of the filters
 */
public record Narrowed(String rows, String where, Map<String, Object> values) {
    static Narrowed of(String list, String where, Map<String, Object> values) {
        return new Narrowed("(" + list + ") l", where, values);
    }

    /** Returns what follows {@code from} in a statement. */
    public String from() {
        return rows + where;
    }

    /** Returns the same joined to something else. */
    public Narrowed joined(String join) {
        return new Narrowed(rows + " " + join, where, values);
    }

    /** Returns the same with one more condition. */
    public Narrowed and(String condition) {
        return new Narrowed(rows, where.isEmpty() ? " where " + condition : where + " and " + condition, values);
    }

    /** Returns these values and others. */
    public Map<String, Object> with(Map<String, ?> others) {
        var all = new LinkedHashMap<>(values);
        all.putAll(others);
        return all;
    }
}
