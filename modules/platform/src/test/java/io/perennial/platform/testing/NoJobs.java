package io.perennial.platform.testing;

import io.perennial.platform.jobs.Jobs;

/** Ignores wake-ups: a test runs the steps itself. */
public final class NoJobs extends Jobs {
    @Override
    public void wake(String job) {}
}
