package io.perennial.health.scorecards;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes what the files say of scorecards. They are applied at any time, by a process that has no part in what follows. */
@ApplicationScoped
class FollowFiles implements RecurringJob {
    @Inject Tenants tenants;
    @Inject FileScorecards files;

    @Override
    public String name() {
        return "follow-scorecard-files";
    }

    @Override
    public String cron() {
        return "15 * * * * *";
    }

    @Override
    public boolean atStart() {
        return true;
    }

    @Override
    public void run() {
        tenants.each(name(), files::follow);
    }
}
