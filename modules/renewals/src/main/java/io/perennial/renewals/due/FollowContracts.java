package io.perennial.renewals.due;

import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Brings renewals in line with contracts: within seconds for contracts that changed, and for all contracts when a tenant's new day has
 * begun or its renewal policy has changed.
 */
@ApplicationScoped
class FollowContracts implements PendingJob {
    static final String JOB = "follow-contracts";

    /** The job that takes the forecast's snapshot once the day's work is done. */
    private static final String AFTERWARDS = "freeze-forecasts";

    @Inject TouchedContracts touched;
    @Inject DailyRun run;
    @Inject Jobs jobs;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return run.isPending() || touched.isPending();
    }

    @Override
    public boolean step() {
        boolean daily = run.isPending();
        if (daily && run.step()) return true;
        if (daily) jobs.wake(AFTERWARDS);
        return touched.follow() == TouchedContracts.AT_ONCE;
    }
}
