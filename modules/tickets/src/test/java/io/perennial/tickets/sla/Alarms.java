package io.perennial.tickets.sla;

import io.perennial.platform.jobs.Jobs;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Keeps when clocks are looked at next. */
final class Alarms extends Jobs {
    final Map<String, Instant> set = new HashMap<>();

    @Override
    public void at(String name, String id, Instant at) {
        set.put(id, at);
    }

    @Override
    public void at(String name, Map<String, Instant> times) {
        set.putAll(times);
    }

    @Override
    public void cancel(String name, Set<String> ids) {
        set.keySet().removeAll(ids);
    }

    @Override
    public boolean cancel(String name, String id) {
        return set.remove(id) != null;
    }
}
