package io.perennial.renewals.forecast;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes each tenant's snapshot on Mondays, once the day's work on renewals is done. */
@ApplicationScoped
class FreezeForecasts implements PendingJob {
    @Inject MondaySnapshot snapshot;

    @Override
    public String name() {
        return "freeze-forecasts";
    }

    @Override
    public boolean isPending() {
        return snapshot.isDue();
    }

    @Override
    public boolean step() {
        snapshot.take();
        return false;
    }
}
