package io.perennial.identity;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change, or one refused access.
 *
 * @param changes of each field that changed, its value {@code before} and {@code after}
 */
public record AuditEntry(
        AuditId id, Instant at, String actor, String action, String subject, Map<String, Object> changes, @Nullable String requestId) {
    private static final String ENTRIES =
            "select id, at, actor, action, subject, changes, request_id from {platform.audit_log}";

    /** An id is made when the entry is, so that ids stand in the order of time. */
    static final Listing<AuditEntry> LISTING = Listing.of(AuditEntry.class, ENTRIES, "-at")
            .filter("subject", TextForm.upTo(100), "l.subject = :subject")
            .filter("actor", TextForm.upTo(100), "l.actor = :actor")
            .always("at", "id", "uuid");
}
