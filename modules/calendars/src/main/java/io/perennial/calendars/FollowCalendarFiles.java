package io.perennial.calendars;

import io.perennial.platform.jobs.PendingJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes the calendars of the files. A separate process applies the files at any time, and does not publish. */
@ApplicationScoped
class FollowCalendarFiles implements PendingJob {
    @Inject FileCalendars files;

    @Override
    public String name() {
        return "follow-calendar-files";
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
