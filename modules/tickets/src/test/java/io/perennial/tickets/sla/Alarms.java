package io.perennial.tickets.sla;

import io.perennial.platform.jobs.Jobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Keeps when clocks are looked at next. */
final class Alarms extends Jobs {
    final Map<String, Instant> set = new HashMap<>();

    @Override
    public void at(String name, String id, Instant at) {
        set.put(id, at);
    }

    @Override
    public boolean cancel(String name, String id) {
        return set.remove(id) != null;
    }
}
