package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of which only the id is read, to know that it exists. */
public record Known(UUID id) {
    /** Returns the ids that a query finds, with one statement. The query selects {@code id} and takes {@code :ids}. */
    public static Set<UUID> among(Stream<? extends @Nullable Id> ids, String query, Sql sql) {
        var asked = ids.filter(Objects::nonNull).map(Id::value).distinct().toArray(UUID[]::new);
        if (asked.length == 0) return Set.of();
        return sql.list(Known.class, query, Map.of("ids", asked)).stream().map(Known::id).collect(Collectors.toSet());
    }
}
