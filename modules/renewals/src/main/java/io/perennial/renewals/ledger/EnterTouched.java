package io.perennial.renewals.ledger;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Brings the ledger up to date within seconds of what happened. With none waiting it is one look into an empty table for each company. */
@ApplicationScoped
class EnterTouched implements RecurringJob {
    @Inject Tenants tenants;
    @Inject TouchedAccounts touched;

    @Override
    public String name() {
        return "ledger-touched";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        tenants.untilDone(name(), () -> touched.enter() == TouchedAccounts.AT_ONCE);
    }
}
