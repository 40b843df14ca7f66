package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Notices that the files now say other rates, or another currency. They are applied by a program of their own, which tells nobody. */
@ApplicationScoped
class FollowRates implements PendingJob {
    @Inject Basis basis;

    @Override
    public String name() {
        return "ledger-rates";
    }

    @Override
    public boolean isPending() {
        return basis.isPending();
    }

    @Override
    public boolean step() {
        basis.follow();
        return false;
    }
}
