package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Notices that the files now say other rates, or another currency. They are applied by a program of their own, which tells nobody. */
@ApplicationScoped
class FollowRates implements RecurringJob {
    @Inject Tenants tenants;
    @Inject Basis basis;

    @Override
    public String name() {
        return "ledger-rates";
    }

    @Override
    public String cron() {
        return "*/10 * * * * *";
    }

    @Override
    public boolean atStart() {
        return true;
    }

    @Override
    public void run() {
        tenants.each(name(), basis::follow);
    }
}
