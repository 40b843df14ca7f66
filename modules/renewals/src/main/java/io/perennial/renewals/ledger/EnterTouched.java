package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Updates the ledger within seconds of an event. */
@ApplicationScoped
class EnterTouched implements PendingJob {
    static final String JOB = "ledger-touched";

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
        return touched.enter() == TouchedAccounts.AT_ONCE;
    }
}
