package io.perennial.app.container;

import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A recurring job that reads leaves. It enters the tenants only if it is told to. */
@ApplicationScoped
class Sleepwalker implements RecurringJob {
    static final String JOB = "sleepwalk";

    @Inject Leaves leaves;
    @Inject Tenants tenants;

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<UUID, List<String>> seen = new ConcurrentHashMap<>();
    private volatile boolean awake;

    @Override
    public String name() {
        return JOB;
    }

    /** Returns a time at which no test runs. A test starts the job itself. */
    @Override
    public String cron() {
        return "0 0 0 1 1 *";
    }

    @Override
    public void run() {
        if (awake) tenants.each(JOB, () -> seen.put(Call.current().tenant(), leaves.names()));
        else look();
    }

    private void look() {
        try {
            seen.put(Tenants.NOBODY, leaves.required(leaves::names));
        } catch (RuntimeException failure) {
            failures.add(String.valueOf(failure.getMessage()));
            throw failure;
        }
    }

    void wakeUp() {
        awake = true;
    }

    void fallAsleep() {
        awake = false;
        failures.clear();
        seen.clear();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    Map<UUID, List<String>> seen() {
        return Map.copyOf(seen);
    }
}
