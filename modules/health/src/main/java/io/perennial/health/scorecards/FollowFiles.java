package io.perennial.health.scorecards;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes what the files say of scorecards. They are applied at any time, by a process that has no part in what follows. */
@ApplicationScoped
class FollowFiles implements PendingJob {
    @Inject FileScorecards files;

    @Override
    public String name() {
        return "follow-scorecard-files";
    }

    @Override
    public boolean isPending() {
        return files.isPending();
    }

    @Override
    public boolean step() {
        files.follow();
        return false;
    }
}
