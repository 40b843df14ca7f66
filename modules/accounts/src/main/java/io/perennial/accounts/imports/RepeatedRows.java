package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a file that are about the same record or fact as an earlier row. Only the first one can be stored: if the last one
 * won, each run of the same file would write both again.
 */
final class RepeatedRows {
    private final @Nullable String column;
    private final List<String> identity;
    private final Map<List<String>, Integer> first = new HashMap<>();

    /**
     * @param column the column with the key of a record; none for facts
     * @param identity the fields that identify a fact of an account; empty for records
     */
    RepeatedRows(@Nullable String column, List<String> identity) {
        this.column = column;
        this.identity = identity;
    }

    /** Returns the reason if an earlier row is about the same. A record's row without a key is refused for another reason. */
    Optional<Reason> reason(int number, String key, String account, ObjectNode fields) {
        if (column != null && key.isEmpty()) return Optional.empty();
        int earlier = first.computeIfAbsent(column == null ? fact(account, fields) : List.of(key), unknown -> number);
        return earlier == number ? Optional.empty() : Optional.of(reason(earlier, fields));
    }

    private List<String> fact(String account, ObjectNode fields) {
        var values = new ArrayList<String>(List.of(account));
        identity.forEach(field -> values.add(text(fields.path(field))));
        return values;
    }

    /** Returns a value, or all of a key that names a record. */
    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private Reason reason(int earlier, ObjectNode fields) {
        if (column != null) return new Reason(column, Wording.of("row {row} has the same key").with("row", earlier));
        return Reason.row(Wording.of("row {row} has the same account, {fields}").with("row", earlier)
                .with("fields", identity.stream().filter(fields::has).toList()));
    }
}
