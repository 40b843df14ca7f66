package io.perennial.accounts.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it is; its rows speak of accounts, so whoever sees only own accounts sees only own imports. Every row ends as exactly one of created, updated, unchanged and refused.
 *
 * @param rows how many have been worked on
 * @param failure why it failed, in a sentence
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
        @JsonIgnore long version)
        implements Versioned {
    private static final String IMPORTS =
            """
            select id, kind, mapping, state, rows, created, updated, unchanged, refused, failure, created_at, finished_at, version,
                   own_accounts_of
            from {accounts.import}
            """;
    private static final String ONE = IMPORTS + " where id = :id and (:viewer::uuid is null or own_accounts_of = :viewer)";

    static final Listing<ImportView> LISTING =
            Listing.of(ImportView.class, IMPORTS, "-createdAt").ownedBy("own_accounts_of").always("createdAt", "id", "uuid");

    static ImportView get(ImportId id, Sql sql) {
        return sql.first(ImportView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
