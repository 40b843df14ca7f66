package io.perennial.tickets.sla;

import io.perennial.platform.jobs.TimerJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Warns of a clock and records that its target was missed, when the time has come. */
@ApplicationScoped
class ClockTimer implements TimerJob {
    static final String NAME = "ticket-clock";

    @Inject TicketClocks clocks;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void fire(String id) {
        clocks.fire(UUID.fromString(id));
    }
}
