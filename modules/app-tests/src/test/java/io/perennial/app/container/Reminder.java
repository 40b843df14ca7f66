package io.perennial.app.container;

import io.perennial.platform.jobs.TimerJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A timer's job. It adds a leaf in the transaction of the timer. */
@ApplicationScoped
class Reminder implements TimerJob {
    static final String JOB = "reminder";

    @Inject Leaves leaves;

    private final Map<String, Instant> fired = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        fired.put(id, Instant.now());
        leaves.grow(id);
    }

    Map<String, Instant> fired() {
        return Map.copyOf(fired);
    }
}
