package io.perennial.vendors;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows when the people of a vendor work. */
@ApplicationScoped
class VendorHours {
    private static final String PRESENT =
            """
            select count(*) from {identity.vendor_member} m
            where m.vendor_id = :vendor and not m.suspended
              and not exists (select from {calendars.live_absence} a where a.member_id = m.id and a.from_at <= :now and a.until_at > :now)
            """;

    private final Calendars calendars;
    private final Sql sql;

    @Inject
    VendorHours(Calendars calendars, Sql sql) {
        this.calendars = calendars;
        this.sql = sql;
    }

    /** Returns the calendar of a vendor; of one without, or whose calendar is gone, that of the tenant. */
    NamedCalendar calendar(VendorView vendor) {
        return of(vendor.calendar());
    }

    private NamedCalendar of(@Nullable String name) {
        if (name == null) return calendars.ofCountry(null);
        return calendars.find(name).orElseGet(() -> calendars.ofCountry(null));
    }

    /** Returns true if the vendor is open at an instant, and somebody of it is there. */
    boolean works(VendorView vendor, Instant now) {
        return calendar(vendor).time().measure(now, now.plusSeconds(1)) > 0
                && sql.number(PRESENT, Map.of("vendor", vendor.id(), "now", now)) > 0;
    }

    /** Refuses a name that no calendar has. */
    void requireKnown(@Nullable String name) {
        if (name != null && calendars.find(name).isEmpty()) throw VendorRefusal.UNKNOWN_CALENDAR.at("/calendar", "Unknown calendar.");
    }
}
