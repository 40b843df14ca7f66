package io.perennial.platform.jobs;

import io.perennial.platform.metrics.Gauge;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Counts the scheduled jobs of all nodes: waiting, late, running, and failed on the last run. */
@ApplicationScoped
class JobQueue implements Gauge {
    /**
     * Nodes poll every two seconds or faster, so a job that is a minute late has no node to run it. Recurring jobs had rows in the first
     * table in previous releases; leftover rows are not counted.
     */
    private static final String JOBS =
            """
            select task_name,
                   count(*) filter (where not picked and execution_time > now()) as waiting,
                   count(*) filter (where not picked and execution_time < now() - interval '1 minute') as late,
                   count(*) filter (where picked) as running,
                   count(*) filter (where consecutive_failures > 0) as failing
            from (
                select * from jobs.scheduled_tasks where task_instance <> 'recurring'
                union all
                select * from jobs.scheduled_timers) all_jobs
            group by task_name
            """;

    @Resource(lookup = "jdbc/scheduler") DataSource source;

    @Override
    public String name() {
        return "perennial_jobs";
    }

    @Override
    public String help() {
        return "Scheduled jobs";
    }

    @Override
    public List<String> labels() {
        return List.of("job", "state");
    }

    @Override
    public void read(Reading reading) {
        try (var connection = source.getConnection();
                var query = connection.prepareStatement(JOBS);
                var rows = query.executeQuery()) {
            while (rows.next()) read(rows, reading);
        } catch (SQLException failure) {
            throw new IllegalStateException("The queue of jobs cannot be read", failure);
        }
    }

    private static void read(ResultSet rows, Reading reading) throws SQLException {
        for (var state : List.of("waiting", "late", "running", "failing"))
            reading.value(rows.getLong(state), rows.getString("task_name"), state);
    }
}
