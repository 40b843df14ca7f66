package io.perennial.engagement.booking;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to book a callback, and the callback that was booked.
 *
 * @param memberId whose time is offered; null for the members of the purpose
 */
@BeyondSight("Whoever holds the link is locked out by nobody else than by another who holds it. Only the id is read.")
record Invitation(
        BookingId id, AccountId accountId, ContactId contactId, String contactName, String purpose, String subject,
        @Nullable MemberId memberId,
        @Nullable Locale language, @Nullable CallbackId callbackId) {
    private static final String ONE =
            """
            select b.id, b.account_id, b.contact_id, c.name as contact_name, b.purpose, b.subject, b.member_id, c.locale as language, b.callback_id
            from {joined engagement.booking} b
            join {accounts.visible_contact} c on c.id = b.contact_id
            where b.id = :id and b.revoked_at is null
            """;
    private static final String ADD =
            """
            insert into engagement.booking (tenant_id, id, account_id, contact_id, purpose, subject, member_id, created_at, expires_at,
                                            made_by)
            select o.tenant_id, :id, :account, :contact, :purpose, :subject, :member::uuid, :now, :until::timestamptz, :by from {platform.owner} o
            """;
    /** Waits for whoever books through the same link at the same moment. */
    private static final String BOOKED =
            "update engagement.booking set callback_id = :callback::uuid where tenant_id = :tenant and id = :id";
    private static final String LOCK = "select id from {beyond engagement.booking} where id = :id for no key update";

    private record Locked(UUID id) {}

    static Optional<Invitation> find(UUID id, Sql sql) {
        return sql.first(Invitation.class, ONE, Map.of("id", id));
    }

    /** Locks it and reads it again: of two who book through one link, the second sees what the first has booked. */
    static Optional<Invitation> hold(UUID id, Sql sql) {
        sql.first(Locked.class, LOCK, Map.of("id", id));
        return find(id, sql);
    }

    void add(Instant now, Instant until, Sql sql) {
        sql.change(ADD,
                Sql.values("id", id, "account", accountId, "contact", contactId, "purpose", purpose, "subject", subject, "member", memberId,
                        "now", now, "until", until, "by", Call.current().actor()));
    }

    void booked(@Nullable CallbackId callback, Sql sql) {
        sql.change(BOOKED, Sql.values("callback", callback, "id", id));
    }
}
