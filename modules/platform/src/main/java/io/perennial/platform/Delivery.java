package io.perennial.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what happened to its listeners: right after the commit on the node that made it, and by a sweep over all
 * tenants for what a killed node left behind. Each listener reads its own position, so that a slow or failing one
 * holds up nobody else.
 */
@ApplicationScoped
class Delivery implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    static final String JOB = "deliver-events";

    /** Told in one transaction while all goes well; after a failure one by one, to find the event that fails. */
    private static final int TOGETHER = 200;

    @Resource ManagedExecutorService executor;
    @Inject Listeners listeners;
    @Inject Tenants tenants;
    @Inject ListenerPosition position;

    private record Place(UUID tenant, String listener) {}

    private final Set<Place> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> sweeping = ConcurrentHashMap.newKeySet();
    private final Set<Place> begun = ConcurrentHashMap.newKeySet();

    /** Each listener on a thread of its own, or one that takes its time would hold up the others. */
    void soon(UUID tenant) {
        for (var listener : listeners.all()) {
            var place = new Place(tenant, listener.name());
            if (waiting.add(place)) executor.execute(() -> {
                waiting.remove(place);
                deliver(tenant, listener);
            });
        }
    }

    private void deliver(UUID tenant, Listener listener) {
        try {
            Call.of(JOB, tenant).run(() -> {
                drain(listener);
                return null;
            });
        } catch (RuntimeException failure) {
            LOG.error("Events of tenant {} wait for {} until the next sweep", tenant, listener.name(), failure);
        }
    }

    private void drain(Listener listener) {
        begin(listener);
        try {
            while (position.advance(listener, TOGETHER) == TOGETHER) LOG.debug("{} has more to hear", listener.name());
        } catch (RuntimeException oneOfThem) {
            LOG.debug("{} hears one by one", listener.name(), oneOfThem);
            drainSingly(listener);
        }
    }

    private void begin(Listener listener) {
        var place = new Place(Call.current().tenant(), listener.name());
        if (begun.contains(place)) return;
        position.begin(listener);
        begun.add(place);
    }

    private void drainSingly(Listener listener) {
        try {
            while (position.advance(listener, 1) == 1) LOG.debug("{} has heard one", listener.name());
        } catch (RuntimeException failure) {
            if (position.failed(listener, failure)) drain(listener);
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
