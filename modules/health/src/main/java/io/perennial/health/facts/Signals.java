package io.perennial.health.facts;

import io.perennial.accounts.Destination;
import io.perennial.accounts.Fact;
import io.perennial.health.facts.KeptSignal.Identity;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The signals of the tenant's accounts from other systems. */
@ApplicationScoped
class Signals implements Destination<SignalPoint> {
    static final int MAXIMUM_POINTS = 10_000;

    private static final String KNOWN =
            """
            select s.account_id, s.name, s.at, s.value
            from (select unnest(:accounts::uuid[]) as account_id, unnest(:names::text[]) as name,
                         unnest(:instants::text[])::timestamptz as at) w
            join {health.visible_signal} s on s.account_id = w.account_id and s.name = w.name and s.at = w.at
            """;
    private static final String KEEP =
            """
            insert into health.signal as s (tenant_id, account_id, name, at, value)
            select o.tenant_id, r.*
            from {platform.owner} o cross join unnest(:account::uuid[], :name::text[], :at::timestamptz[], :value::numeric[]) r
            on conflict (tenant_id, account_id, name, at) do update set value = excluded.value
            where s.value <> excluded.value
            """;

    private final Sql sql;
    private final Events events;

    @Inject
    Signals(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public String kind() {
        return "signals";
    }

    @Override
    public Class<SignalPoint> body() {
        return SignalPoint.class;
    }

    @Override
    public List<String> identity() {
        return List.of("name", "at");
    }

    /** Stores all of them, or refuses and reports every one with an unknown account. */
    @Override
    public List<Effect> put(List<SignalPoint> points) {
        if (points.isEmpty()) return List.of();
        var signals = located(points);
        var known = known(signals);
        var changed = new LinkedHashMap<Identity, KeptSignal>();
        var effects = new ArrayList<Effect>(signals.size());
        for (var signal : signals) {
            var before = known.put(signal.identity(), signal);
            effects.add(before == null ? Effect.CREATED : before.equals(signal) ? Effect.UNCHANGED : Effect.REPLACED);
            if (!signal.equals(before)) changed.put(signal.identity(), signal);
        }
        keep(changed.values());
        return effects;
    }

    private List<KeptSignal> located(List<SignalPoint> points) {
        var accounts = Fact.accounts(points, "points", sql);
        var located = new ArrayList<KeptSignal>(points.size());
        for (int index = 0; index < points.size(); index++) located.add(KeptSignal.of(points.get(index), accounts.get(index)));
        return located;
    }

    private Map<Identity, KeptSignal> known(List<KeptSignal> asked) {
        var known = new HashMap<Identity, KeptSignal>();
        var values = Map.of(
                "accounts", asked.stream().map(signal -> signal.accountId().value()).toArray(UUID[]::new),
                "names", asked.stream().map(KeptSignal::name).toArray(String[]::new),
                "instants", asked.stream().map(signal -> signal.at().toString()).toArray(String[]::new));
        for (var signal : sql.list(KeptSignal.class, KNOWN, values)) known.put(signal.identity(), signal);
        return known;
    }

    private void keep(Collection<KeptSignal> changed) {
        if (changed.isEmpty()) return;
        sql.changeEach(KEEP, changed.stream().sorted(KeptSignal.ORDER).map(KeptSignal::row).toList());
        var accounts = changed.stream().map(KeptSignal::accountId).distinct().toList();
        var earliest = changed.stream().map(KeptSignal::at).min(Instant::compareTo).orElseThrow();
        events.publish(new SignalEvent.Received(new SignalId(TypeId.next()), accounts, changed.size(), earliest));
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(new LimitView("signals", MAXIMUM_POINTS, "points", "The maximum number of signals in one request.")));
    }
}
