package io.perennial.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that a system and others had both changed.
 *
 * @param kind the kind of the record: {@code accounts}
 * @param recordId the record
 * @param system the system whose statement it was, with the key by which it knows the record
 * @param field the field as a JSON pointer
 * @param values the three values: {@code agreed}, {@code theirs} and {@code ours}; null if their class is closed to the caller
 * @param kept the value that the record has since: {@code theirs}, or {@code ours} if a decision had set it
 */
public record ConflictView(
        ConflictId id,
        String kind,
        String recordId,
        String system,
        String externalId,
        String field,
        @Nullable Map<String, @Nullable Object> values,
        String kept,
        Instant foundAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> redacted) {
    private static final String CONFLICTS =
            """
            select id, kind, subject as record_id, system, external_id, field, coalesce(%1$s) as values, kept, found_at,
                   case when coalesce(%1$s) is null then '["/values"]'::jsonb end as redacted
            from {joined records.conflict} c
            where %2$s
            """;
    private static final String CLASSES = "plain, revenue, contact_details, person_names, health, internal, attachments, free_text";

    /** Returns the list of the conflicts of records that the caller sees. */
    static Listing<ConflictView> listing(Stream<RecordKind> kinds) {
        var seen = kinds.map(kind -> "kind = '%s' and record_id in (select id from {%s})".formatted(kind.name(), kind.visible()))
                .sorted()
                .collect(Collectors.joining(" or ", "(", ")"));
        return Listing.of(ConflictView.class, CONFLICTS.formatted(CLASSES, seen), "-foundAt")
                .filter("kind", TextForm.matching("[a-z_]{1,20}", 20), "l.kind = :kind")
                .filter("recordId", TextForm.upTo(100), "l.record_id = :recordId")
                .filter("system", TextForm.matching("[a-z0-9_.-]{1,50}", 50), "l.system = :system")
                .always("foundAt", "found_at", "timestamptz");
    }
}
