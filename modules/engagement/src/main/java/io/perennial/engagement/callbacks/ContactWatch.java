package io.perennial.engagement.callbacks;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consumes changes of contacts: a callback whose contact is deleted or wishes no calls is not withdrawn, but a person has to decide. */
@ApplicationScoped
@ListensAs("engagement.contact-watch")
class ContactWatch {
    record Asked(CallbackId id, @Nullable CallbackQuestion question) {}

    private static final String ASKED =
            """
            select c.id, case when p.id is null then 'contact_deleted'
                              when c.channel = 'phone' and p.consent ->> 'phone' = 'denied' then 'consent_withdrawn' end as question
            from {whole engagement.callback} c
            left join {whole accounts.live_contact} p on p.id = c.contact_id
            where c.contact_id = any (:ids) and c.state in ('planned', 'missed') and not c.history and c.deleted_at is null
            order by c.id
            """;

    @Inject Callbacks callbacks;
    @Inject Records records;
    @Inject Calling calling;
    @Inject Sql sql;

    void on(@Observes Happened<ContactEvent> happened) {
        var changed =
                happened.events().stream().filter(ContactWatch::isAsked).map(ContactEvent::subject).toList();
        if (changed.isEmpty()) return;
        for (var one : asked(changed, sql))
            records.find(callbacks, one.id()).ifPresent(callback -> calling.question(callback, one.question()));
    }

    /** Returns false for a change that leaves the consent: what somebody has decided then stands. */
    static boolean isAsked(ContactEvent event) {
        return switch (event) {
            case ContactEvent.Created _ -> false;
            case ContactEvent.Changed changed -> changed.changes().fields().containsKey("consent");
            case ContactEvent.Deleted _ -> true;
        };
    }

    static List<Asked> asked(Collection<ContactId> contacts, Sql sql) {
        return sql.list(Asked.class, ASKED, Map.of("ids", contacts.stream().map(ContactId::value).distinct().toArray(UUID[]::new)));
    }
}
