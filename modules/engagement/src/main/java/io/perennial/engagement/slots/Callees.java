package io.perennial.engagement.slots;

import io.perennial.calendars.Calendars;
import io.perennial.engagement.slots.FreeTime.Contactable;
import io.perennial.engagement.slots.SlotSettings.Hours;
import io.perennial.identity.Home;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows when somebody can be called: a contact in the own hours, an account in the usual hours of its country and zone. */
@ApplicationScoped
class Callees {
    /** @param zoneOf whose zone the contactable time is in */
    record Reachable(Contactable when, ZoneOf zoneOf) {}

    private record Place(@Nullable ZoneId contactZone, @Nullable ZoneId accountZone, @Nullable String hours, @Nullable String country) {
        private ZoneOf zoneOf() {
            return contactZone != null ? ZoneOf.CONTACT : accountZone != null ? ZoneOf.ACCOUNT : ZoneOf.ORGANISATION;
        }

        private ZoneId zone(ZoneId home) {
            return contactZone != null ? contactZone : accountZone != null ? accountZone : home;
        }
    }

    private static final String CONTACT =
            """
            select c.zone as contact_zone, a.zone as account_zone, c.contact_hours as hours, a.country
            from {accounts.visible_contact} c join {accounts.visible_account} a on a.id = c.account_id
            where c.id = :id
            """;
    private static final String ACCOUNT =
            "select null as contact_zone, a.zone as account_zone, null as hours, a.country from {accounts.visible_account} a where a.id = :id";

    @Inject Calendars calendars;
    @Inject Home home;
    @Inject Sql sql;

    Reachable of(Callee callee, SlotSettings settings) {
        var found = place(callee);
        if (found.isEmpty()) return new Reachable(new Contactable(home.settings().zone(), Hours.of("00:00-24:00"),
                calendars.find(Calendars.ALWAYS).orElseThrow().time()), ZoneOf.ORGANISATION);
        var place = found.get();
        var hours = place.hours() == null ? settings.contactable() : place.hours();
        return new Reachable(new Contactable(place.zone(home.settings().zone()), Hours.of(hours),
                calendars.ofCountry(place.country()).time()), place.zoneOf());
    }

    /** @return empty if nobody is named */
    private Optional<Place> place(Callee callee) {
        var id = callee.contact() != null ? callee.contact() : callee.account();
        if (id == null) return Optional.empty();
        var place = sql.first(Place.class, callee.contact() != null ? CONTACT : ACCOUNT, Map.of("id", id));
        return Optional.of(place.orElseThrow(NotFound::here));
    }
}
