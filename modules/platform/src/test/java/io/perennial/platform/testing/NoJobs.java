package io.perennial.platform.testing;

import io.perennial.platform.jobs.Jobs;

/** Nobody to wake: a test runs a step itself when it wants to. */
public final class NoJobs extends Jobs {
    @Override
    public void wake(String job) {}
}
