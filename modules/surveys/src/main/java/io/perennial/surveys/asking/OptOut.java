package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wish of a contact to be asked nothing any more. It is one of everybody with the same address. */
record OptOut(ContactId contactId, @Nullable String address) {
    private static final String KEEP =
            """
            insert into surveys.opt_out (tenant_id, address, contact_id, created_at) values (:tenant, lower(:address), :contact, :now)
            on conflict (tenant_id, address, contact_id) do update set created_at = excluded.created_at, ended_at = null
            """;

    /** Leaves out what was sent: that remains true. */
    private static final String WAITING =
            """
            from {whole surveys.invitation} i
            join {joined accounts.live_contact} c on c.id = i.contact_id
            where i.state = 'decided' and i.sent_at is null and (c.id = :contact or lower(c.emails ->> 0) = lower(:address::text))
            """;

    /** Forgets that somebody was asked by what does not go out. */
    private static final String RELEASE =
            "delete from surveys.pressure p using (select i.id " + WAITING + ") w where p.tenant_id = :tenant and p.invitation_id = w.id";
    private static final String WITHDRAW =
            """
            update surveys.invitation x
            set state = 'not_asked', send_at = null, reasons = '[{"reason": "opted_out", "until": null}]'
            from (select i.id %s) w
            where x.tenant_id = :tenant and x.id = w.id
            """.formatted(WAITING);

    static OptOut of(Invitation invitation) {
        return new OptOut(invitation.contactId(), invitation.address());
    }

    /** Keeps it, and takes back the invitations that wait for their time. */
    void keep(Sql sql, Instant now) {
        sql.change(KEEP, Map.of("address", address == null ? contactId.text() : address, "contact", contactId, "now", now));
        withdraw(sql);
    }

    /** Takes back the invitations that wait for their time. */
    void withdraw(Sql sql) {
        sql.change(RELEASE, values());
        sql.change(WITHDRAW, values());
    }

    private Map<String, @Nullable Object> values() {
        return Sql.values("contact", contactId, "address", address);
    }
}
