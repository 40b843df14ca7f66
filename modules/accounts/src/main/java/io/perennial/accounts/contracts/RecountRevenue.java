package io.perennial.accounts.contracts;

import io.perennial.platform.RecurringJob;
import io.perennial.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Brings the revenue of accounts up to date where a day has come on which it changes. Every quarter of an hour, since
 * that is when midnight comes somewhere; with nothing due it is one look into an index per tenant.
 */
@ApplicationScoped
class RecountRevenue implements RecurringJob {
    @Inject Tenants tenants;
    @Inject AccountRevenue revenue;

    @Override
    public String name() {
        return "recount-revenue";
    }

    @Override
    public String cron() {
        return "0 */15 * * * *";
    }

    @Override
    public void run() {
        tenants.each(name(), revenue::recountDue);
    }
}
