package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The settings that this node's schedulers share. */
final class SchedulerNode {
    private static final int THREADS = 4;

    /**
     * Another node takes over a job at most 14 seconds after its node died: four missed heartbeats, up to two until a node
     * looks for such jobs, and up to one poll until the job starts again. A node that only paused for eight seconds may
     * continue a job that another node has started too. That is harmless, because jobs are idempotent.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED = 4;

    /** The time that a running job has when its server stops. Then it is interrupted, and another node starts it again. */
    private static final Duration LAST_ORDERS = Duration.ofSeconds(10);

    private SchedulerNode() {}

    static SchedulerBuilder of(DataSource source, String table, List<? extends Task<?>> tasks) {
        return Scheduler.create(source, List.copyOf(tasks))
                .tableName(table)
                .threads(THREADS)
                .shutdownMaxWait(LAST_ORDERS)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .enableImmediateExecution();
    }
}
