package io.perennial.tickets.sla;

import io.perennial.platform.jobs.TimerJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
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
        fire(List.of(id));
    }

    @Override
    public void fire(List<String> ids) {
        clocks.fire(ids.stream().map(UUID::fromString).toList());
    }
}
