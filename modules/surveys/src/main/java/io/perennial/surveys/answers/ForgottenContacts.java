package io.perennial.surveys.answers;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Consumes contacts that are deleted: their answers name nobody any more, and keep the number. */
@ApplicationScoped
@ListensAs("surveys.forgotten-contacts")
class ForgottenContacts {
    /** Keeps only numbers and ids of choices of the values; a longer text may be somebody's own words. */
    static final String FORGET =
            """
            update surveys.answer a
            set contact_id = null, comment = null, updated_at = :now, version = a.version + 1,
                given = (select coalesce(jsonb_object_agg(g.key, g.value), '{}') from jsonb_each(a.given) g
                         where jsonb_typeof(g.value) <> 'string' or g.value #>> '{}' ~ '^[a-z0-9_]{1,30}$')
            where a.tenant_id = :tenant and a.contact_id = any (:ids)
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    void on(@Observes Happened<ContactEvent> happened) {
        var gone =
                happened.events().stream().filter(ContactEvent.Deleted.class::isInstance).map(event -> event.subject().value()).distinct()
                        .toArray(UUID[]::new);
        if (gone.length > 0) sql.change(FORGET, Map.of("ids", gone, "now", clock.instant()));
    }
}
