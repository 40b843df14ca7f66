package io.perennial.health.keeping;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Scores all accounts of each tenant at the start of its new day, because windows move on and facts age, and again when a scorecard is
 * published or retired. The tenants take turns, step by step.
 */
@ApplicationScoped
class RescoreAll implements PendingJob {
    static final String JOB = "rescore-all";

    @Inject FullRun run;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return run.isPending();
    }

    @Override
    public boolean step() {
        return run.step();
    }
}
