package io.perennial.health.scores;

import io.perennial.platform.RecurringJob;
import io.perennial.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores accounts within seconds of what happened to them. With none waiting it is one look into an empty table for each company. */
@ApplicationScoped
class RescoreTouched implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RescoreTouched.class);

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

    /** One that fails keeps back no other; it is tried again in two seconds. */
    @Override
    public void run() {
        for (var tenant : tenants.active()) {
            try {
                while (tenants.in(tenant.id(), name(), touched::rescore) == TouchedAccounts.AT_ONCE) LOG.debug("More wait in {}", tenant.name());
            } catch (RuntimeException failure) {
                LOG.error("Accounts of {} wait to be scored", tenant.name(), failure);
            }
        }
    }
}
