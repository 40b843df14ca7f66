package io.perennial.platform.mail;

import io.perennial.kernel.Id;
import io.perennial.platform.links.LinkPurpose;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a module writes it.
 *
 * @param cause what it is sent for, such as the id of a message: the same cause again sends nothing
 * @param record the record that it is about: whoever sees it sees the mail
 * @param from the name of the organisation
 * @param calendar an iCalendar file (RFC 5545) with a METHOD, which is sent beside the text; null for none
 * @param page the page whose address takes the place of {@code {link}} in the text; null for none
 */
public record Letter(
        String cause, String template, String language, Id record, String from, Recipient to, String subject, String text,
        @Nullable Opened page, @Nullable String calendar) {
    public Letter(
            String cause, String template, String language, Id record, String from, Recipient to, String subject, String text,
            @Nullable Opened page) {
        this(cause, template, language, record, from, to, subject, text, page, null);
    }

    /** @param name null if nobody knows it */
    public record Recipient(String address, @Nullable String name) {}

    /** @param days the time until the link expires */
    public record Opened(LinkPurpose purpose, int days) {}
}
