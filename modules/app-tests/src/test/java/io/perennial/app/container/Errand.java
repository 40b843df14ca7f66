package io.perennial.app.container;

import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.TenantJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant's long job. It records its runs and the leaves that it finds. */
@ApplicationScoped
class Errand implements TenantJob {
    static final String JOB = "errand";

    @Inject Leaves leaves;

    private final Map<UUID, List<String>> seen = new ConcurrentHashMap<>();
    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private final List<UUID> done = new CopyOnWriteArrayList<>();
    private final AtomicInteger more = new AtomicInteger();
    private final Gate gate = new Gate();

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return leaves.names().contains("errand");
    }

    @Override
    public boolean run() {
        var tenant = Call.current().tenant();
        begun.add(tenant);
        gate.pass();
        seen.put(tenant, leaves.required(leaves::names));
        done.add(tenant);
        return more.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Lets so many runs say that there is more. */
    void pieces(int more) {
        this.more.set(more);
    }

    List<UUID> begun() {
        return List.copyOf(begun);
    }

    List<UUID> done() {
        return List.copyOf(done);
    }

    Gate gate() {
        return gate;
    }

    Map<UUID, List<String>> seen() {
        return Map.copyOf(seen);
    }

    void forget() {
        seen.clear();
        begun.clear();
        done.clear();
    }
}
