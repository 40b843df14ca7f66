package io.perennial.accounts.notices;

import io.perennial.accounts.AccountId;
import io.perennial.platform.requests.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its member reads it.
 *
 * @param subjectId the record that it is about: a renewal, a lead, the account
 * @param label names the subject: a day, a title
 * @param detail the band before and after a change; null if there is nothing to tell or the caller may not read it
 */
public record NoticeView(
        NoticeId id, NoticeKind kind, AccountId accountId, String accountName, String subjectId, String label, @Nullable String detail,
        Instant at, @Nullable Instant readAt) {
    /** Needs the caller as {@code :me}. */
    private static final String OWN =
            """
            select n.id, n.kind, n.account_id, (select a.name from {joined accounts.live_account} a where a.id = n.account_id) as account_name,
                   n.subject as subject_id, n.label, n.detail, n.at, n.read_at
            from {accounts.visible_notice} n
            where n.member_id = :me
            """;

    static final Listing<NoticeView> LISTING = Listing.of(NoticeView.class, OWN, "-at")
            .filter("unread", Boolean.class, unread -> unread ? "l.read_at is null" : "l.read_at is not null")
            .filter("kind", NoticeKind.class, "l.kind = :kind")
            .always("at", "id", "uuid");
}
