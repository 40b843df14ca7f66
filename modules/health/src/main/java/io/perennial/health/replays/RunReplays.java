package io.perennial.health.replays;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Scores the past for tenants that have asked for it, some accounts of each tenant in turn. */
@ApplicationScoped
class RunReplays implements PendingJob {
    static final String JOB = "replay-scores";

    @Inject Replays replays;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return replays.isPending();
    }

    @Override
    public boolean step() {
        return replays.step();
    }
}
