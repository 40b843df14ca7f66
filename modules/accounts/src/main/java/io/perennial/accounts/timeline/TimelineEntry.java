package io.perennial.accounts.timeline;

import io.perennial.kernel.Maybe;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.sql.BeyondSight;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the timeline of an account, about it or about a record that belongs to it.
 *
 * @param kind such as {@code contact_changed}; more kinds are added over time
 * @param occurredAt when it happened: a message when it was sent, though another system told us of it later
 * @param recordedAt when we were told of it
 * @param actorId the member or client who did it, or {@code null} if the platform did it
 * @param actorName the current name of the actor
 * @param text the label that the subject had at that time; empty for a note whose text was changed or deleted since, so that what a person
 *     took back is not read here
 */
@BeyondSight("The history says of what it is as text; whose account that is is asked before.")
public record TimelineEntry(
        TimelineEntryId id,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actorId,
        @Nullable String actorName,
        String subjectId,
        String text) {
    private static final String HISTORY =
            """
            select h.id, h.kind, h.happened_at as occurred_at, h.at as recorded_at, case when h.actor ~ '^(mem|cli)_' then h.actor end as actor_id,
                   null::text as actor_name, h.subject as subject_id,
                   case when h.kind = 'note_deleted' then ''
                        when starts_with(h.kind, 'note_') and exists (
                            select from {beyond platform.history} later
                            where later.about = :about and later.subject = h.subject and later.id > h.id) then ''
                        else h.label end as text,
                   (h.happened_at at time zone :zone)::date as day
            from {beyond platform.history} h
            where h.about = :about and exists (select from unnest(:open::text[]) word where starts_with(h.kind, word || '_'))
            """;

    static final Listing<TimelineEntry> LISTING =
            Listing.of(TimelineEntry.class, HISTORY, "-occurredAt")
                    .filter("kind", TextForm.upTo(100), "l.kind = :kind")
                    .filter("from", LocalDate.class, "l.day >= :from")
                    .filter("to", LocalDate.class, "l.day < :to")
                    .always("occurredAt", "occurred_at", "timestamptz");

    TimelineEntry by(Map<String, String> names) {
        var name = Maybe.map(actorId, names::get);
        return new TimelineEntry(id, kind, occurredAt, recordedAt, actorId, name, subjectId, text);
    }
}
