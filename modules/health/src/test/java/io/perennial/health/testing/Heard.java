package io.perennial.health.testing;

import io.perennial.kernel.DomainEvent;
import io.perennial.platform.events.Events;
import java.util.ArrayList;
import java.util.List;

/** Collects the published events for a test. */
public final class Heard extends Events {
    public final List<DomainEvent> events = new ArrayList<>();

    @Override
    public void publish(DomainEvent event) {
        events.add(event);
    }
}
