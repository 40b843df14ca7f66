package io.perennial.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;

/** Reports a node with deadlocked threads as dead, so that it is restarted. A missing database is no reason for a restart. */
@ApplicationScoped
class ThreadsAlive implements NodeCheck {
    @Override
    public String name() {
        return "threads";
    }

    @Override
    public Purpose purpose() {
        return Purpose.LIVE;
    }

    @Override
    public Result result() {
        return new Result(ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null);
    }
}
