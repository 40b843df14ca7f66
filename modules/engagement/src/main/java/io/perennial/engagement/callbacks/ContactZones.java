package io.perennial.engagement.callbacks;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.engagement.callbacks.LocalTimes.Promised;
import io.perennial.identity.Home;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.Maybe;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Consumes changes of contacts: when a contact moves to another time zone, what is planned in the old one takes place at the same local time of
 * the new one. A callback that was promised in some third zone stays.
 */
@ApplicationScoped
@ListensAs("engagement.contact-zones")
class ContactZones {
    private record Now(ZoneId before, ZoneId after) {}

    private static final String NOW =
            """
            select coalesce(:before::text, a.zone, :home::text) as before, coalesce(p.zone, a.zone, :home::text) as after
            from {whole accounts.live_contact} p
            join {whole accounts.live_account} a on a.id = p.account_id
            where p.id = :contact
            """;
    private static final String PLANNED =
            """
            select %s from {whole engagement.callback} c
            where c.contact_id = :contact and c.zone = :before and c.state = 'planned' and not c.history and c.deleted_at is null
              and c.attempts = 0
            order by c.id
            for no key update of c
            """.formatted(LocalTimes.COLUMNS);

    private final LocalTimes times;
    private final Home home;
    private final Sql sql;

    @Inject
    ContactZones(LocalTimes times, Home home, Sql sql) {
        this.times = times;
        this.home = home;
        this.sql = sql;
    }

    void on(@Observes Happened<ContactEvent> happened) {
        for (var event : happened.events())
            if (event instanceof ContactEvent.Changed changed && changed.changes().fields().containsKey("zone")) {
                var before = Objects.requireNonNull(changed.changes().fields().get("zone")).before();
                moved(changed.subject(), Maybe.map(before, Object::toString));
            }
    }

    /** @param before the zone that the contact had; null if it had none of its own */
    void moved(ContactId contact, @Nullable String before) {
        var zone = home.settings().zone().getId();
        var now = sql.first(Now.class, NOW, Sql.values("contact", contact, "before", before, "home", zone));
        if (now.isEmpty() || now.get().before().equals(now.get().after())) return;
        for (var one : sql.list(Promised.class, PLANNED, Sql.values("contact", contact, "before", now.get().before())))
            times.keep(one, now.get().after());
    }
}
