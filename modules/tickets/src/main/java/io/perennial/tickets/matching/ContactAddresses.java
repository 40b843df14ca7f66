package io.perennial.tickets.matching;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Keeps by what contacts are recognised. */
@ApplicationScoped
@ListensAs("tickets.contact-addresses")
class ContactAddresses {
    private static final String FORGET = "delete from tickets.contact_address where tenant_id = :tenant and contact_id = any (:ids)";
    private static final String KEEP =
            """
            insert into tickets.contact_address (tenant_id, kind, value, contact_id)
            select distinct c.tenant_id, a.kind, a.value, c.id
            from {whole accounts.live_contact} c
            cross join lateral (
                select 'email' as kind, lower(e) as value from jsonb_array_elements_text(c.emails) e
                union all
                select 'phone', right(regexp_replace(p, '\\D', '', 'g'), 6) from jsonb_array_elements_text(c.phones) p
            ) a
            where c.id = any (:ids) and (a.kind = 'email' or length(a.value) = 6)
            """;

    private final Sql sql;

    @Inject
    ContactAddresses(Sql sql) {
        this.sql = sql;
    }

    void on(@Observes Happened<ContactEvent> happened) {
        follow(happened.each(ContactEvent::subject));
    }

    /** Doing it again changes nothing. */
    void follow(Collection<ContactId> contacts) {
        var ids = Map.of("ids", contacts.stream().map(ContactId::value).toArray(UUID[]::new));
        sql.change(FORGET, ids);
        sql.change(KEEP, ids);
    }
}
