package io.perennial.platform.requests;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a request asks of a list.
 *
 * @param stretches the further condition of each part of the list that is left to read
 */
record Asked(Query query, Map<String, Object> values, List<String> conditions, ListOrder order, List<String> stretches) {
    String fingerprint() {
        return query.fingerprint(order.name());
    }

    void after(Cursor.Position position) {
        if (order.isAbsent(position.key())) stretches.removeFirst();
        stretches.set(0, order.isAbsent(position.key()) ? stretches.getFirst() + " and l.id < :afterId" : order.after());
        values.put("afterKey", position.key());
        values.put("afterId", position.id());
    }

    String where(String stretch) {
        var all = joined(Stream.concat(conditions.stream(), Stream.of(stretch)));
        return all.isEmpty() ? "" : " where " + all;
    }

    private static String joined(Stream<String> conditions) {
        return conditions.filter(condition -> !condition.isEmpty()).collect(Collectors.joining(" and "));
    }
}
