package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, or one refused access.
 *
 * @param changes the values {@code before} and {@code after} of each changed field
 */
public record AuditEntry(
        AuditId id, Instant at, String actor, String action, String subject, Map<String, Object> changes, @Nullable String requestId) {
    private static final String ENTRIES =
            "select id, at, actor, action, subject, changes, request_id from {platform.audit_log}";

    /** The id is created together with the entry, so ids sort by time. */
    static final Listing<AuditEntry> LISTING = Listing.of(AuditEntry.class, ENTRIES, "-at")
            .filter("subject", TextForm.upTo(100), "l.subject = :subject")
            .filter("actor", TextForm.upTo(100), "l.actor = :actor")
            .always("at", "id", "uuid");
}
