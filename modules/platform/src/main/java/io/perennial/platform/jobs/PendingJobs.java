package io.perennial.platform.jobs;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.AfterCommit;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The pending jobs of this node, one lane for each. */
@ApplicationScoped
class PendingJobs implements Swept {
    @Resource ManagedScheduledExecutorService executor;
    @Inject @Any Instance<PendingJob> all;
    @Inject Tenants tenants;
    @Inject Leases leases;
    @Inject GrownTables grown;
    @Inject AfterCommit afterCommit;

    private final Map<String, Lane> lanes = new HashMap<>();

    @PostConstruct
    void begin() {
        all.forEach(job -> lanes.put(job.name(), new Lane(job, tenants, leases, grown, executor)));
    }

    /** Wakes the job for the calling tenant once this transaction is committed. */
    void wake(String job) {
        var lane = lanes.get(job);
        if (lane == null) throw new IllegalArgumentException("No pending job is called " + job);
        var tenant = Call.current().tenant();
        afterCommit.run(() -> lane.wake(tenant));
    }

    @Override
    public void look() {
        for (var job : all) if (job.isPending()) wake(job.name());
    }

    void end(@Observes Shutdown shutdown) {
        lanes.values().forEach(Lane::close);
    }
}
