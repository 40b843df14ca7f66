package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The points among some that are already stored, with their values. One statement reads them. */
record KnownPoints(Map<KeptPoint.Identity, KeptPoint> points) {
    record Row(AccountId accountId, String metric, Instant at, String key, BigDecimal value) {}

    /** Limits the time, so that PostgreSQL skips the partitions of all other months. */
    private static final String KNOWN =
            """
            select p.account_id, p.metric, p.at, p.key, p.value
            from (select unnest(:accounts::uuid[]) as account_id, unnest(:metrics::text[]) as metric,
                         unnest(:instants::text[])::timestamptz as at, unnest(:keys::text[]) as key) w
            join {accounts.visible_usage} p
              on p.account_id = w.account_id and p.metric = w.metric and p.at = w.at and p.key = w.key
            where p.at between :earliest and :latest
            """;

    static KnownPoints among(Collection<KeptPoint.Identity> asked, Sql sql) {
        var known = new HashMap<KeptPoint.Identity, KeptPoint>();
        if (!asked.isEmpty())
            for (var row : sql.list(Row.class, KNOWN, values(List.copyOf(asked)))) {
                var identity = new KeptPoint.Identity(row.accountId(), row.metric(), row.at(), row.key());
                known.put(identity, new KeptPoint(identity, row.value()));
            }
        return new KnownPoints(known);
    }

    private static Map<String, Object> values(List<KeptPoint.Identity> asked) {
        var instants = asked.stream().map(KeptPoint.Identity::at).sorted().toList();
        return Map.of(
                "accounts", asked.stream().map(point -> point.account().value()).toArray(UUID[]::new),
                "metrics", asked.stream().map(KeptPoint.Identity::metric).toArray(String[]::new),
                "instants", asked.stream().map(point -> point.at().toString()).toArray(String[]::new),
                "keys", asked.stream().map(KeptPoint.Identity::key).toArray(String[]::new),
                "earliest", instants.getFirst(),
                "latest", instants.getLast());
    }

    /** Adds a point and returns the effect of storing it. */
    Destination.Effect keep(KeptPoint point) {
        var before = points.put(point.identity(), point);
        if (before == null) return Destination.Effect.CREATED;
        return before.equals(point) ? Destination.Effect.UNCHANGED : Destination.Effect.REPLACED;
    }
}
