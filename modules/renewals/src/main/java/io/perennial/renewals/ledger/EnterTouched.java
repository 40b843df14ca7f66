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

    /** The companies take turns: one with many thousands waiting keeps back no other, and neither does one that fails. */
    @Override
    public void run() {
        var waiting = tenants.active();
        while (!waiting.isEmpty()) waiting = waiting.stream().filter(this::enterSome).toList();
    }

    private boolean enterSome(Tenants.Entry tenant) {
        try {
            return tenants.in(tenant.id(), name(), touched::enter) == TouchedAccounts.AT_ONCE;
        } catch (RuntimeException failure) {
            LOG.error("Accounts of {} wait for their entries", tenant.name(), failure);
            return false;
        }
    }
}
