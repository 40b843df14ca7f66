package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Detects that the files have other rates or another currency. A separate program applies the files and publishes no event. */
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
