package io.perennial.platform.mail;

import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is read. The address of a page is not in its text: it is made when the mail is sent and kept nowhere.
 *
 * @param recordId the record that it is about
 * @param nextAttemptAt the time of the next attempt; null unless it is queued
 * @param error why it was not accepted, the last time
 */
public record MailView(
        MailId id,
        MailState state,
        String template,
        String language,
        String recordId,
        String recipient,
        @Nullable String recipientName,
        String subject,
        String text,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String error,
        Instant createdAt) {
    private static final String MAIL =
            """
            select id, state, template, language, record as record_id, recipient, recipient_name, subject, replace(text, '{link}', '…') as text,
                   attempts, next_at as next_attempt_at, sent_at, error, created_at
            from {platform.visible_mail}
            """;

    /** The ids sort in the order of creation. */
    static final Listing<MailView> LISTING = Listing.of(MailView.class, MAIL, "-createdAt")
            .filter("state", MailState.class, "l.state = :state")
            .filter("recordId", TextForm.matching("[a-z]{1,20}_[0-7][0-9a-hjkmnp-tv-z]{25}", 50), "l.record_id = :recordId")
            .filter("recipient", TextForm.between(3, 254), "lower(l.recipient) = lower(:recipient)")
            .always("createdAt", "id", "uuid");
}
