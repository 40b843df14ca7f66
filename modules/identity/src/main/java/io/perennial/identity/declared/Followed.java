package io.perennial.identity.declared;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says how rows are told to those who follow changes.
 *
 * @param kind the kind of record
 * @param versions the relation with {@code id} and {@code version}
 * @param fields the names of the fields by column
 * @param endsWhenSuspended true if a suspended row can no longer be read
 */
public record Followed(String kind, String versions, Map<String, String> fields, boolean endsWhenSuspended) {
    private static final String SUSPENDED = "suspended_at";

    String op(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> "created";
            case CHANGED -> endsWhenSuspended && difference.columns().containsKey(SUSPENDED) ? "created" : "changed";
            case SUSPENDED -> endsWhenSuspended ? "removed" : "changed";
            case DELETED -> "removed";
        };
    }

    List<String> changed(Difference difference) {
        var suspended = difference.kind() == Difference.Kind.SUSPENDED ? fields.get(SUSPENDED) : null;
        if (suspended != null) return List.of(suspended);
        return difference.columns().keySet().stream().map(fields::get).filter(Objects::nonNull).distinct().toList();
    }
}
