package io.perennial.renewals.ledger;

import io.perennial.platform.RecurringJob;
import io.perennial.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the ledger up to date within seconds of what happened. With none waiting it is one look into an empty table for each company. */
@ApplicationScoped
class EnterTouched implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(EnterTouched.class);

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

    /** One that fails keeps back no other; it is tried again in two seconds. */
    @Override
    public void run() {
        for (var tenant : tenants.active()) {
            try {
                while (tenants.in(tenant.id(), name(), touched::enter) == TouchedAccounts.AT_ONCE) LOG.debug("More wait in {}", tenant.name());
            } catch (RuntimeException failure) {
                LOG.error("Accounts of {} wait for their entries", tenant.name(), failure);
            }
        }
    }
}
