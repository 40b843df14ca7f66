package io.perennial.platform.events;

import io.perennial.platform.call.Call;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what happened to its listeners: a moment after the commit on the node that made it, and by a sweep over all
 * tenants for what a killed node left behind. Each listener reads its own position, so that a slow or failing one
 * holds up nobody else.
 */
@ApplicationScoped
class Delivery implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    static final String JOB = "deliver-events";

    /** Told in one transaction while all goes well; after a failure one by one, to find the event that fails. */
    private static final int TOGETHER = 200;

    /** Many commits in a row are heard together: a transaction for each would cost as much as what it tells of. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    /** Until what could not be told yet is tried again. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    @Resource ManagedScheduledExecutorService executor;
    @Inject Listeners listeners;
    @Inject Tenants tenants;
    @Inject ListenerPosition position;

    private record Place(UUID tenant, String listener) {}

    private final Set<Place> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> sweeping = ConcurrentHashMap.newKeySet();
    private final Set<Place> begun = ConcurrentHashMap.newKeySet();

    /** Each listener that hears of such events on a thread of its own, or one that takes its time would hold up the others. */
    void soon(UUID tenant, Set<String> types) {
        for (var listener : listeners.all())
            if (!Collections.disjoint(listener.hears().keySet(), types)) after(GATHERING, tenant, listener);
    }

    private void after(Duration pause, UUID tenant, Listener listener) {
        var place = new Place(tenant, listener.name());
        if (waiting.add(place)) executor.schedule(() -> {
            waiting.remove(place);
            deliver(tenant, listener);
        }, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void deliver(UUID tenant, Listener listener) {
        try {
            var ahead = Call.of(JOB, tenant).run(() -> drain(listener));
            if (ahead == Ahead.UNSETTLED) after(SETTLING, tenant, listener);
        } catch (RuntimeException failure) {
            LOG.error("Events of tenant {} wait for {} until the next sweep", tenant, listener.name(), failure);
        }
    }

    private Ahead drain(Listener listener) {
        begin(listener);
        try {
            return all(listener, TOGETHER);
        } catch (RuntimeException oneOfThem) {
            LOG.debug("{} hears one by one", listener.name(), oneOfThem);
            return drainSingly(listener);
        }
    }

    private Ahead all(Listener listener, int together) {
        var ahead = Ahead.MORE;
        while (ahead == Ahead.MORE) ahead = position.advance(listener, together);
        return ahead;
    }

    private void begin(Listener listener) {
        var place = new Place(Call.current().tenant(), listener.name());
        if (begun.contains(place)) return;
        position.begin(listener);
        begun.add(place);
    }

    private Ahead drainSingly(Listener listener) {
        try {
            return all(listener, 1);
        } catch (RuntimeException failure) {
            return position.failed(listener, failure) ? drain(listener) : Ahead.NOTHING;
        }
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public String cron() {
        return "*/15 * * * * *";
    }

    /** Waits for nobody: one that still sweeps is left to it, and the others go on. */
    @Override
    public void run() {
        if (listeners.all().isEmpty()) return;
        var active = tenants.active();
        for (var listener : listeners.all())
            if (sweeping.add(listener.name())) executor.execute(() -> sweep(listener, active));
    }

    private void sweep(Listener listener, List<Tenants.Entry> active) {
        try {
            for (var tenant : active) deliver(tenant.id(), listener);
        } finally {
            sweeping.remove(listener.name());
        }
    }
}
