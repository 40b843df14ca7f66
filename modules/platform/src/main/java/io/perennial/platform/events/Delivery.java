package io.perennial.platform.events;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.TrafficSettings;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.jobs.Swept;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events to their listeners: shortly after the commit, on the node that made it. The sweep delivers what a killed node left
 * behind. Each listener has its own position, so a slow or failing listener does not delay the others.
 */
@ApplicationScoped
class Delivery implements Swept {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    static final String JOB = "deliver-events";

    /** The number of events in one transaction. After a failure events are delivered one by one, to find the one that fails. */
    private static final int TOGETHER = 200;

    /** The time in which commits are collected: a transaction for each would cost as much as the work that it reports. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    /** The pause before a listener is called again that another thread was calling. */
    private static final Duration BUSY = Duration.ofMillis(500);

    /** The pause after the database could not be reached. */
    private static final Duration TROUBLED = Duration.ofSeconds(15);

    @Resource ManagedScheduledExecutorService executor;
    @Inject Listeners listeners;
    @Inject Sequencer sequencer;
    @Inject ListenerPosition position;
    @Inject TrafficSettings traffic;
    private Turns turns;

    private record Place(UUID tenant, String listener) {}

    private final Set<Place> waiting = ConcurrentHashMap.newKeySet();
    private final Set<Place> begun = ConcurrentHashMap.newKeySet();

    /** A commit wakes some twenty listeners. If each took a connection, a request would find none when the disk is slow for a second. */
    @PostConstruct
    void open() {
        turns = new Turns(executor, traffic.deliveries());
    }

    /** Schedules delivery to the listeners of these events, one task for each listener, so that a slow one does not delay the others. */
    void soon(UUID tenant, Set<String> types) {
        for (var listener : listeners.all())
            if (!Collections.disjoint(listener.hears().keySet(), types)) soon(GATHERING, tenant, listener);
    }

    @Override
    public void look() {
        var tenant = Call.current().tenant();
        sequencer.number();
        var behind = position.behind(listeners.all());
        for (var listener : listeners.all()) if (behind.contains(listener.name())) soon(Duration.ZERO, tenant, listener);
    }

    private void soon(Duration pause, UUID tenant, Listener listener) {
        var place = new Place(tenant, listener.name());
        if (waiting.add(place)) after(pause, () -> {
            waiting.remove(place);
            deliver(tenant, listener);
        });
    }

    private void after(Duration pause, Runnable work) {
        executor.schedule(() -> turns.take(work), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Delivers now, even if a later attempt is scheduled. A listener that pauses after a failure is still skipped. */
    private void deliver(UUID tenant, Listener listener) {
        try {
            Call.of(JOB, tenant).run(() -> drain(listener)).ifPresent(rest -> after(rest, () -> deliver(tenant, listener)));
        } catch (RuntimeException failure) {
            LOG.error("Events of tenant {} wait for {}", tenant, listener.name(), failure);
            after(TROUBLED, () -> deliver(tenant, listener));
        }
    }

    /** Delivers the events that are ready. Returns the pause before the next attempt, or empty if there is nothing left. */
    private Optional<Duration> drain(Listener listener) {
        begin(listener);
        sequencer.number();
        try {
            return all(listener, TOGETHER);
        } catch (RuntimeException oneOfThem) {
            LOG.debug("{} handles its events one by one", listener.name(), oneOfThem);
            return drainSingly(listener);
        }
    }

    private Optional<Duration> all(Listener listener, int together) {
        var ahead = Ahead.MORE;
        while (ahead == Ahead.MORE) ahead = position.advance(listener, together);
        return ahead == Ahead.BUSY ? Optional.of(BUSY) : Optional.empty();
    }

    private void begin(Listener listener) {
        var place = new Place(Call.current().tenant(), listener.name());
        if (begun.contains(place)) return;
        position.begin(listener);
        begun.add(place);
    }

    private Optional<Duration> drainSingly(Listener listener) {
        try {
            return all(listener, 1);
        } catch (RuntimeException failure) {
            var rest = position.failed(listener, failure);
            return rest.isPresent() ? rest : drain(listener);
        }
    }
}
