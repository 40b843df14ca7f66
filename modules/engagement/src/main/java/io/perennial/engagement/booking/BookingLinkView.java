package io.perennial.engagement.booking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.callbacks.CallbackState;
import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booking link, without its address, which nobody can read again.
 *
 * @param memberId whose time is offered; null for the members of the purpose
 * @param callbackId what was booked
 * @param callbackState what became of that; null if nothing was booked, or if it was deleted
 * @param mailedAt when it was sent to the contact by mail
 */
public record BookingLinkView(
        BookingId id,
        AccountId accountId,
        String accountName,
        ContactId contactId,
        @Nullable String contactName,
        String purpose,
        String subject,
        @Nullable MemberId memberId,
        @Nullable String memberName,
        State state,
        @Nullable CallbackId callbackId,
        @Nullable CallbackState callbackState,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant mailedAt,
        @Nullable Instant revokedAt) {
    /** Says what became of a link. Of one that has booked, the page moves and withdraws that until it is over. */
    public enum State {
        OPEN, BOOKED, EXPIRED, REVOKED
    }

    private static final String LINKS =
            """
            select b.id, b.account_id, b.account_name, b.contact_id,
                   (select c.name from {joined accounts.live_contact} c where c.id = b.contact_id) as contact_name, b.purpose, b.subject,
                   b.member_id, (select m.name from {identity.member_name} m where m.id = b.member_id) as member_name,
                   case when b.revoked_at is not null then 'revoked' when b.callback_id is not null then 'booked'
                        when b.expires_at <= now() then 'expired' else 'open' end as state,
                   b.callback_id, (select k.state from {joined engagement.live_callback} k where k.id = b.callback_id) as callback_state, b.created_at, b.expires_at, b.mailed_at, b.revoked_at
            from {engagement.visible_booking} b
            """;

    static final Listing<BookingLinkView> LISTING = Listing.of(BookingLinkView.class, LINKS, "-createdAt")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("memberId", MemberId.class, "l.member_id = :memberId")
            .filter("state", State.class, "l.state = :state")
            .always("createdAt", "id", "uuid");
}
