package io.perennial.renewals.forecast;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps each company's forecast on its Mondays; on all other days it is a look at a row. */
@ApplicationScoped
class FreezeForecasts implements RecurringJob {
    @Inject Tenants tenants;
    @Inject MondaySnapshot snapshot;

    @Override
    public String name() {
        return "freeze-forecasts";
    }

    @Override
    public String cron() {
        return "30 * * * * *";
    }

    @Override
    public void run() {
        tenants.each(name(), snapshot::take);
    }
}
