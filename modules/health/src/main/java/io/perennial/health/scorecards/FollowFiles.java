package io.perennial.health.scorecards;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes the scorecards of the files. A separate process applies the files at any time, and does not publish. */
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
