package io.perennial.health.scores;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Scores all accounts of each company once its new day has begun, since windows move on and what was seen grows old; and again when a
 * scorecard is published or retired. The companies take turns, step by step.
 */
@ApplicationScoped
class RescoreAll implements RecurringJob {
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
        tenants.untilDone(name(), run::step);
    }
}
