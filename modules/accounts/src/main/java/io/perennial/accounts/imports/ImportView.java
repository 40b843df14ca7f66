package io.perennial.accounts.imports;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import and its progress. Its rows contain account data, so a caller without sight of all accounts sees only own imports. Every row
 * ends as exactly one of created, updated, unchanged and refused.
 *
 * @param rows the number of rows done
 * @param failure the reason of a failure, in a sentence
 */
public record ImportView(
        ImportId id,
        String kind,
        String mapping,
        ImportState state,
        int rows,
        int created,
        int updated,
        int unchanged,
        int refused,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long version) implements Versioned {
    private static final String IMPORTS =
            """
            select id, kind, mapping, state, rows, created, updated, unchanged, refused, failure, created_at, finished_at, version
            from {accounts.visible_import}
            """;
    private static final String ONE = IMPORTS + " where id = :id";

    static final Listing<ImportView> LISTING =
            Listing.of(ImportView.class, IMPORTS, "-createdAt").always("createdAt", "id", "uuid");

    static ImportView get(ImportId id, Sql sql) {
        return sql.first(ImportView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
