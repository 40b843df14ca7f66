package io.perennial.platform.requests;

import java.util.List;

/** A sort order of a list, as a request asks for it. */
record ListOrder(String name, Listing.Sort sort, boolean descending) {
    String column() {
        return sort.column();
    }

    /**
     * Returns a condition for each part of the list; each part is one range of an index. Descending, rows without a value would come
     * first, so they form a second part after the others. Ascending, they come last already.
     */
    List<String> stretches() {
        if (!descending || sort.absent().isEmpty()) return List.of("");
        var absent = "'" + sort.absent() + "'::" + sort.type();
        return List.of("l." + column() + " < " + absent, "l." + column() + " = " + absent);
    }

    boolean isAbsent(String key) {
        return descending && key.equals(sort.absent());
    }

    String by() {
        var direction = descending ? " desc" : "";
        return " order by l." + column() + direction + ", l." + sort.id() + direction;
    }

    /** Returns the only bound of the first part. A second bound could make the index scan begin there and read up to the cursor. */
    String after() {
        return "(l." + column() + ", l." + sort.id() + ") " + (descending ? "<" : ">") + " (:afterKey::" + sort.type() + ", :afterId)";
    }
}
