package io.perennial.health.scores;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Scores accounts within seconds of what happened to them. With none waiting it is one look into an empty table for each company. */
@ApplicationScoped
class RescoreTouched implements RecurringJob {
    @Inject Tenants tenants;
    @Inject TouchedAccounts touched;

    @Override
    public String name() {
        return "rescore-touched";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        tenants.untilDone(name(), () -> touched.rescore() == TouchedAccounts.AT_ONCE);
    }
}
