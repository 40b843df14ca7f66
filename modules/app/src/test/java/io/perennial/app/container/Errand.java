package io.perennial.app.container;

import io.perennial.platform.jobs.TenantJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A job for one thing of one tenant. It records the leaves that it finds. */
@ApplicationScoped
class Errand implements TenantJob {
    static final String JOB = "errand";

    @Inject Leaves leaves;

    private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Gate gate = new Gate();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void run(String instance) {
        begun.incrementAndGet();
        try {
            gate.pass();
        } finally {
            begun.decrementAndGet();
        }
        seen.put(instance, List.of());
        seen.put(instance, leaves.required(leaves::names));
    }

    /** Returns how many jobs wait at the gate. */
    int begun() {
        return begun.get();
    }

    Gate gate() {
        return gate;
    }

    Map<String, List<String>> seen() {
        return Map.copyOf(seen);
    }
}
