package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.AnswerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consumes contacts that are deleted: their answers name nobody any more, and keep the number. */
@ApplicationScoped
@ListensAs("surveys.forgotten-contacts")
@BeyondSight("Whoever deletes a contact may not see all answers, and yet all forget it.")
class ForgottenContacts {
    /** Keeps only numbers and ids of choices of the values; a longer text may be somebody's own words. */
    static final String FORGET =
            """
            update surveys.answer a
            set contact_id = null, comment = null, updated_at = :now, version = a.version + 1,
                given = (select coalesce(jsonb_object_agg(g.key, g.value), '{}') from jsonb_each(a.given) g
                         where jsonb_typeof(g.value) <> 'string' or g.value #>> '{}' ~ '^[a-z0-9_]{1,30}$')
            from (select n.id, n.contact_id from {beyond surveys.answer} n where n.contact_id = any (:ids) order by n.id for no key update) b
            where a.tenant_id = :tenant and a.id = b.id
            returning a.id, a.account_id, b.contact_id, upper(a.kind) || coalesce(' ' || a.score, '') as label, a.deleted_at is not null as gone
            """;

    /** @param gone true if the answer was deleted before, so that nobody follows it */
    private record Forgotten(AnswerId id, @Nullable AccountId accountId, ContactId contactId, String label, boolean gone) {
        /** Tells which fields are empty now, and nothing of what was in them. */
        AnswerEvent told() {
            var changes = new LinkedHashMap<String, Change>();
            changes.put("contactId", new Change(contactId, null));
            for (var emptied : List.of("comment", "values")) changes.put(emptied, new Change(null, null));
            return new AnswerEvent.Changed(id, accountId, label, new Changes(changes));
        }
    }

    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    void on(@Observes Happened<ContactEvent> happened) {
        var gone =
                happened.events().stream().filter(ContactEvent.Deleted.class::isInstance).map(event -> event.subject().value()).distinct()
                        .toArray(UUID[]::new);
        if (gone.length == 0) return;
        for (var answer : sql.list(Forgotten.class, FORGET, Map.of("ids", gone, "now", clock.instant())))
            if (!answer.gone()) events.publish(answer.told());
    }
}
