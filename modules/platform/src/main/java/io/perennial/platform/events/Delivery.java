package io.perennial.platform.events;

import io.perennial.platform.call.Call;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.jobs.Swept;
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
 * Brings what happened to its listeners: a moment after the commit on the node that made it, and by the sweep for what a
 * killed node left behind. Each listener reads its own position, so that a slow or failing one holds up nobody else.
 */
@ApplicationScoped
class Delivery implements Swept {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    static final String JOB = "deliver-events";

    /** Told in one transaction while all goes well; after a failure one by one, to find the event that fails. */
    private static final int TOGETHER = 200;

    /** Many commits in a row are heard together: a transaction for each would cost as much as what it tells of. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    /** Until what could not be told yet is tried again. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    /** Until the database is asked again after it could not be. */
    private static final Duration TROUBLED = Duration.ofSeconds(15);

    @Resource ManagedScheduledExecutorService executor;
    @Inject Listeners listeners;
    @Inject ListenerPosition position;

    private record Place(UUID tenant, String listener) {}

    private final Set<Place> waiting = ConcurrentHashMap.newKeySet();
    private final Set<Place> begun = ConcurrentHashMap.newKeySet();

    /** Each listener that hears of such events on a thread of its own, or one that takes its time would hold up the others. */
    void soon(UUID tenant, Set<String> types) {
        for (var listener : listeners.all())
            if (!Collections.disjoint(listener.hears().keySet(), types)) soon(GATHERING, tenant, listener);
    }

    @Override
    public void look() {
        var tenant = Call.current().tenant();
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
        executor.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A later event does not wait for the end of a rest: it may be the one that ends it. */
    private void deliver(UUID tenant, Listener listener) {
        try {
            Call.of(JOB, tenant).run(() -> drain(listener)).ifPresent(rest -> after(rest, () -> deliver(tenant, listener)));
        } catch (RuntimeException failure) {
            LOG.error("Events of tenant {} wait for {}", tenant, listener.name(), failure);
            after(TROUBLED, () -> deliver(tenant, listener));
        }
    }

    /** Returns after which pause there is more to tell, if there is. */
    private Optional<Duration> drain(Listener listener) {
        begin(listener);
        try {
            return all(listener, TOGETHER);
        } catch (RuntimeException oneOfThem) {
            LOG.debug("{} hears one by one", listener.name(), oneOfThem);
            return drainSingly(listener);
        }
    }

    private Optional<Duration> all(Listener listener, int together) {
        var ahead = Ahead.MORE;
        while (ahead == Ahead.MORE) ahead = position.advance(listener, together);
        return ahead == Ahead.UNSETTLED ? Optional.of(SETTLING) : Optional.empty();
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
