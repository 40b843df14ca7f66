package io.perennial.platform.jobs;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Sets and fires timers in a measurement, in the transaction of its statements and with the statements of a server. */
public final class TimersHere extends Jobs {
    private final TimerRows rows = new TimerRows();

    public TimersHere(Sql sql) {
        rows.sql = sql;
    }

    @Override
    public void at(String name, Map<String, Instant> times) {
        rows.set(name, times);
    }

    @Override
    public void cancel(String name, Set<String> ids) {
        rows.cancel(name, ids);
    }

    /** Fires the timers that are due, all of one job and as many as a server fires in one transaction. Returns their number. */
    public int fire(TimerJob job, Instant now) {
        var due = rows.take(now, Timers.AT_ONCE);
        job.fire(due.stream().map(TimerRows.Due::id).toList());
        return due.size();
    }
}
