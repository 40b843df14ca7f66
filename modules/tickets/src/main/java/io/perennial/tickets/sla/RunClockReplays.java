package io.perennial.tickets.sla;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the clocks of history for tenants that have asked for it, some tickets of each tenant in turn. */
@ApplicationScoped
class RunClockReplays implements PendingJob {
    private static final Logger LOG = LoggerFactory.getLogger(RunClockReplays.class);
    static final String JOB = "replay-clocks";

    @Inject ClockReplays replays;

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

    /** A step is tried a few times: the database may only have been busy. */
    @Override
    public boolean failed(RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) return false;
        LOG.error("A step of a replay of clocks failed", failure);
        return replays
                .failed("An internal error prevented the computation of the clocks. Quote the id of the replay when you ask for help.");
    }
}
