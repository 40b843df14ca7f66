package io.perennial.identity.views;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named query as it is read.
 *
 * @param own true if it is the caller's, who alone changes it
 */
public record NamedQueryView(
        ViewId id, String page, String name, String query, boolean shared, boolean own, String ownerId, @Nullable String ownerName,
        Instant createdAt, Instant updatedAt, long version) implements Versioned {
    /** Needs the caller as {@code :me}. */
    private static final String SEEN =
            """
            select id, page, name, query, shared, owner_id = :me as own, owner_id, null::text as owner_name, created_at, updated_at, version
            from {identity.named_query}
            where (shared or owner_id = :me)
            """;

    static final Listing<NamedQueryView> LISTING = Listing.of(NamedQueryView.class, SEEN, "-createdAt")
            .filter("page", TextForm.matching("[a-z][a-z0-9_-]{0,49}", 50), "l.page = :page")
            .always("createdAt", "id", "uuid");

    static NamedQueryView get(ViewId id, String me, Sql sql) {
        return sql.first(NamedQueryView.class, SEEN + " and id = :id", Map.of("id", id, "me", me)).orElseThrow(NotFound::here);
    }

    NamedQueryView by(Map<String, String> names) {
        return new NamedQueryView(id, page, name, query, shared, own, ownerId, names.get(ownerId), createdAt, updatedAt, version);
    }
}
