package io.perennial.health.scores;

import io.perennial.platform.RecurringJob;
import io.perennial.platform.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores all accounts of each company once its new day has begun, since windows move on and what was seen grows old; and again when a
 * scorecard is published or retired. The companies take turns, step by step.
 */
@ApplicationScoped
class RescoreAll implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(RescoreAll.class);

    @Inject Tenants tenants;
    @Inject FullRun run;

    @Override
    public String name() {
        return "rescore-all";
    }

    @Override
    public String cron() {
        return "*/2 * * * * *";
    }

    @Override
    public void run() {
        var unfinished = tenants.active();
        while (!unfinished.isEmpty()) unfinished = unfinished.stream().filter(this::step).toList();
    }

    private boolean step(Tenants.Entry tenant) {
        try {
            return tenants.in(tenant.id(), name(), run::step);
        } catch (RuntimeException failure) {
            LOG.error("The scoring of all accounts of {} goes on later", tenant.name(), failure);
            return false;
        }
    }
}
