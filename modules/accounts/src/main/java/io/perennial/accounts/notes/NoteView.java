package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A note as it is read.
 *
 * @param authorId the member or client who created it: {@code mem_…} or {@code cli_…}
 */
public record NoteView(
        NoteId id,
        AccountId accountId,
        String text,
        String authorId,
        @Nullable String authorName,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    static final String SEEN =
            """
            select id, account_id, text, author_id, null::text as author_name, created_at, updated_at, version
            from {accounts.visible_note}
            """;
    private static final String OF_ACCOUNT = SEEN + "where account_id = :account";
    private static final String ONE = SEEN + "where id = :id";

    static final Listing<NoteView> LISTING =
            Listing.of(NoteView.class, OF_ACCOUNT, "-createdAt").always("createdAt", "id", "uuid");

    /** Returns the same note with the name of its author among these. */
    NoteView by(Map<String, String> names) {
        return new NoteView(id, accountId, text, authorId, names.get(authorId), createdAt, updatedAt, version);
    }

    static NoteView get(NoteId id, Sql sql) {
        return sql.first(NoteView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
