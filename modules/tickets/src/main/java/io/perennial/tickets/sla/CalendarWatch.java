package io.perennial.tickets.sla;

import io.perennial.calendars.CalendarEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of calendars: what is left of running clocks is planned anew. */
@ApplicationScoped
@ListensAs("tickets.calendar-watch")
class CalendarWatch {
    @Inject TicketClocks clocks;

    void on(@Observes Happened<CalendarEvent> happened) {
        clocks.followRunning();
    }
}
