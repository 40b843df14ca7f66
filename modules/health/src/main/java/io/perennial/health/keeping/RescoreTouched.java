package io.perennial.health.keeping;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Scores accounts within seconds of an event about them. */
@ApplicationScoped
class RescoreTouched implements PendingJob {
    static final String JOB = "rescore-touched";

    @Inject TouchedAccounts touched;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return touched.isPending();
    }

    @Override
    public boolean step() {
        return touched.rescore() == TouchedAccounts.AT_ONCE;
    }
}
