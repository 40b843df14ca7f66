package io.perennial.platform.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.platform.metrics.Gauge;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the events that listeners have not handled yet, and the dead letters, of all tenants together. */
@ApplicationScoped
class EventBacklog implements Gauge {
    record Count(String listener, String state) {}

    record Aside(String listener, long deliveries) {}

    private static final String WAITING =
            """
            select count(*) from {platform.outbox} o
            where o.type = any (:types)
              and (o.position is null or o.position > coalesce((select l.position from {platform.listener} l where l.name = :name), 0))
            """;
    private static final String ASIDE = "select listener, count(*) as deliveries from {platform.set_aside} group by listener";

    /** The time for which the counts are cached, because counting takes a transaction per tenant. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    @Inject Sql sql;
    @Inject Tenants tenants;
    @Inject Listeners listeners;

    private final Cache<Class<?>, Map<Count, Long>> read = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    @Override
    public String name() {
        return "perennial_events";
    }

    @Override
    public String help() {
        return "Events that a listener has not handled yet, and dead letters";
    }

    @Override
    public List<String> labels() {
        return List.of("listener", "state");
    }

    @Override
    public void read(Reading reading) {
        read.get(EventBacklog.class, all -> count()).forEach(
                (count, events) -> reading.value(events, count.listener(), count.state()));
    }

    private Map<Count, Long> count() {
        var counts = new HashMap<Count, Long>();
        for (var listener : listeners.all())
            for (var state : List.of("waiting", "set_aside")) counts.put(new Count(listener.name(), state), 0L);
        tenants.each("metrics", () -> add(counts));
        return counts;
    }

    void add(Map<Count, Long> counts) {
        for (var listener : listeners.all()) {
            var types = listener.hears().keySet().toArray(String[]::new);
            var waiting = sql.number(WAITING, Map.of("name", listener.name(), "types", types));
            counts.merge(new Count(listener.name(), "waiting"), waiting, Long::sum);
        }
        for (var aside : sql.list(Aside.class, ASIDE, Map.of()))
            counts.merge(new Count(aside.listener(), "set_aside"), aside.deliveries(), Long::sum);
    }
}
