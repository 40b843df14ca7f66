package io.perennial.renewals;

import io.perennial.platform.RecurringJob;
import io.perennial.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings renewals in line with contracts: with those that were written within seconds, and with all of them once a company's new day
 * has begun or its files say otherwise. With nothing to do it is two looks at a row for each company.
 */
@ApplicationScoped
class FollowContracts implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(FollowContracts.class);

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

    /** One that fails keeps back no other; it is tried again in two seconds. */
    @Override
    public void run() {
        for (var tenant : tenants.active()) {
            try {
                while (tenants.in(tenant.id(), name(), run::step)) LOG.debug("More contracts of {} have a new day", tenant.name());
                while (tenants.in(tenant.id(), name(), touched::follow) == TouchedContracts.AT_ONCE) LOG.debug("More wait in {}", tenant.name());
            } catch (RuntimeException failure) {
                LOG.error("Renewals of {} wait for their contracts", tenant.name(), failure);
            }
        }
    }
}
