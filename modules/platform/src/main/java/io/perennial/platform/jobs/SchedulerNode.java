package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** What this node's schedulers have in common. */
final class SchedulerNode {
    private static final int THREADS = 4;

    /**
     * A job whose node is gone is another's after at most fourteen seconds: four heartbeats without one, up to two until
     * somebody looks for such jobs, and up to one poll until it is begun again. A node that only stood still for eight
     * seconds goes on with a job that somebody else has begun too, and that does no harm: a job bears a repetition.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED = 4;

    /** How long a job that runs may go on when its server stops; then it is interrupted, and another node begins it again. */
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
