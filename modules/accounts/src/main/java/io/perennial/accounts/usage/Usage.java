package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.accounts.Fact;
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
import java.util.List;
import java.util.TreeMap;

/** Stores the usage points of the tenant's accounts. */
@ApplicationScoped
public class Usage implements Destination<UsagePoint> {
    static final int MAXIMUM_POINTS = 10_000;

    private static final String KEEP =
            """
            with kept as (
                insert into accounts.usage_point as p (tenant_id, account_id, metric, at, key, value)
                select o.tenant_id, r.*
                from {platform.owner} o cross join
                     unnest(:account::uuid[], :metric::text[], :at::timestamptz[], :key::text[], :value::numeric[]) r
                on conflict (tenant_id, account_id, metric, at, key) do update set value = excluded.value
                where p.value <> excluded.value
                returning account_id)
            select distinct account_id as id from kept order by account_id
            """;

    /** An account with a new or changed point. */
    record Touched(AccountId id) {}

    private final Sql sql;
    private final Events events;

    @Inject
    public Usage(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    /** Stores all points, or refuses with every point whose account is unknown. */
    public void add(List<UsagePoint> points) {
        keep(located(points));
    }

    @Override
    public String kind() {
        return "usage";
    }

    @Override
    public Class<UsagePoint> body() {
        return UsagePoint.class;
    }

    @Override
    public List<String> identity() {
        return List.of("metric", "at", "key");
    }

    /** Stores all points like {@link #add} and returns the effect of each. */
    @Override
    public List<Effect> put(List<UsagePoint> points) {
        var located = located(points);
        var known = KnownPoints.among(located.stream().map(KeptPoint::identity).toList(), sql);
        keep(located);
        return located.stream().map(known::keep).toList();
    }

    private List<KeptPoint> located(List<UsagePoint> points) {
        var accounts = Fact.accounts(points, "points", sql);
        var located = new ArrayList<KeptPoint>(points.size());
        for (int index = 0; index < points.size(); index++) located.add(KeptPoint.of(points.get(index), accounts.get(index)));
        return located;
    }

    /** Stores the points in the order of their identity. Every call locks them in this order, so that no two calls can deadlock. */
    private void keep(List<KeptPoint> points) {
        var sorted = new TreeMap<KeptPoint.Identity, KeptPoint>();
        for (var point : points) sorted.put(point.identity(), point);
        var rows = List.copyOf(sorted.values());
        var touched = sql.listEach(Touched.class, KEEP, rows.stream().map(KeptPoint::row).toList());
        if (!touched.isEmpty()) events.publish(received(touched.stream().map(Touched::id).toList(), rows));
    }

    private static UsageEvent.Received received(List<AccountId> touched, Collection<KeptPoint> rows) {
        var instants = rows.stream().map(row -> row.identity().at()).sorted().toList();
        Instant earliest = instants.getFirst(), latest = instants.getLast();
        return new UsageEvent.Received(new UsageId(TypeId.next()), touched, rows.size(), earliest, latest);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("usage_points", MAXIMUM_POINTS, "points", "The maximum number of usage points in one request."),
                new LimitView("usage_days", AccountUsageResource.MAXIMUM_DAYS, "days",
                        "The maximum number of days of usage in one request.")));
    }
}
