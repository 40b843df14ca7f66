package io.perennial.tickets.sla;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Plans running clocks anew by changed policies. A separate process applies the files at any time, and moves no clock. */
@ApplicationScoped
class FollowPolicies implements PendingJob {
    @Inject Policies policies;
    @Inject TicketClocks clocks;

    @Override
    public String name() {
        return "follow-sla-files";
    }

    @Override
    public boolean isPending() {
        return policies.isPending();
    }

    @Override
    public boolean step() {
        policies.number();
        clocks.followRunning();
        return false;
    }
}
