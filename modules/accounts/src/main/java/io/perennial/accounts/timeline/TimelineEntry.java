package io.perennial.accounts.timeline;

import io.perennial.platform.requests.Listing;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an account, its contacts, contracts or notes.
 *
 * @param kind such as {@code contact_changed}; more of them come with time
 * @param actorId the member or client who did it, or {@code null} where the platform did
 * @param actorName what that one is called now
 * @param text what it happened to, as it was called then
 */
public record TimelineEntry(
        TimelineEntryId id,
        String kind,
        Instant occurredAt,
        @Nullable String actorId,
        @Nullable String actorName,
        String subjectId,
        String text) {
    private static final String HISTORY =
            """
            select id, kind, at as occurred_at, case when actor ~ '^(mem|cli)_' then actor end as actor_id,
                   null::text as actor_name, subject as subject_id, label as text
            from {platform.history}
            where about = :about
            """;

    static final Listing<TimelineEntry> LISTING =
            Listing.of(TimelineEntry.class, HISTORY, "-occurredAt").always("occurredAt", "id", "uuid");

    TimelineEntry by(Map<String, String> names) {
        var name = actorId == null ? null : names.get(actorId);
        return new TimelineEntry(id, kind, occurredAt, actorId, name, subjectId, text);
    }
}
