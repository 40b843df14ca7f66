package io.perennial.renewals;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Brings renewals in line with contracts: with those that were written within seconds, and with all of them once a company's new day
 * has begun or its files say otherwise. With nothing to do it is two looks at a row for each company.
 */
@ApplicationScoped
class FollowContracts implements RecurringJob {
    @Inject Tenants tenants;
    @Inject TouchedContracts touched;
    @Inject DailyRun run;

    @Override
    public String name() {
        return "follow-contracts";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        tenants.untilDone(name(), () -> run.step() || touched.follow() == TouchedContracts.AT_ONCE);
    }
}
