package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the ledger up to date within seconds of what happened. */
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
