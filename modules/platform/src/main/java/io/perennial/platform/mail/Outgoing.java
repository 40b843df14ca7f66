package io.perennial.platform.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be sent now.
 *
 * @param thread mails with the same one belong together
 */
record Outgoing(
        MailId id, String language, UUID recordId, String senderName, String recipient, @Nullable String recipientName, String subject,
        String text, @Nullable String calendar,
        String thread, @Nullable String linkPurpose, @Nullable String linkLetter, @Nullable Integer linkDays, int attempts,
        Instant createdAt) {
    private static final String LINK = "{link}";

    /** Returns the same mail with the address of its page in its text. */
    Outgoing linking(String address) {
        return new Outgoing(id, language, recordId, senderName, recipient, recipientName, subject, text.replace(LINK, address), calendar,
                thread,
                linkPurpose, linkLetter, linkDays, attempts, createdAt);
    }
}
