package io.perennial.health.testing;

import io.perennial.kernel.DomainEvent;
import io.perennial.platform.events.Events;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the published events for a test. */
public final class Heard extends Events {
    public final List<DomainEvent> events = new ArrayList<>();

    @Override
    public void publish(DomainEvent event, @Nullable String source) {
        events.add(event);
    }

    @Override
    public void publishGone(DomainEvent event, long last) {
        events.add(event);
    }
}
