package io.perennial.partners.feed;

import io.perennial.kernel.TypeId;
import io.perennial.partners.PartnerRefusal;
import io.perennial.partners.RecordBound;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The snapshots of the tenant: ten of each caller at most, one of them running. */
@ApplicationScoped
@BeyondSight("A snapshot is read only by its caller, and only as long as the caller sees exactly what it saw when the snapshot began.")
class Snapshots {
    static final Duration KEPT = Duration.ofDays(1);

    /** The snapshots of one caller. */
    private static final int MOST = 10;

    private static final RecordBound RUNNING = new RecordBound(
            "snapshots", 10, "select count(*) from {beyond partners.snapshot} where finished_at is null");

    private static final String FORGET =
            """
            delete from partners.snapshot
            where tenant_id = :tenant and caller = :caller and finished_at is not null and id not in (
                select id from {beyond partners.snapshot} where caller = :caller order by id desc limit :others)
            """;
    private static final String ADD =
            """
            insert into partners.snapshot (tenant_id, id, asked, types, caller, sight, sight_key, cursor, created_at)
            values (:tenant, :id, :asked::text[], :types::text[], :caller, :seen::jsonb, :key, :cursor, :now)
            on conflict (tenant_id, caller) where finished_at is null do nothing
            """;
    private static final String ADD_FILES =
            """
            insert into partners.snapshot_file (tenant_id, snapshot_id, type)
            select o.tenant_id, :id, t.type from {platform.owner} o cross join unnest(:types::text[]) t (type)
            """;
    private static final String ONE =
            """
            select id, to_jsonb(asked) as asked, sight_key, cursor, created_at, finished_at, version
            from {beyond partners.snapshot}
            where id = :id and caller = :caller
            """;
    private static final String FILES =
            "select type, records, bytes, sha256 from {beyond partners.snapshot_file} where snapshot_id = :id order by type";
    private static final String EXPIRED =
            """
            delete from partners.snapshot
            where tenant_id = :tenant and id in (select id from {beyond partners.snapshot} where created_at < :before limit :most)
            """;

    private record Kept(
            SnapshotId id, List<String> asked, String sightKey, String cursor, Instant createdAt, @Nullable Instant finishedAt,
            long version) {}

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject FeedScopes scopes;
    @Inject FeedCursor cursors;

    /** @param position the last one that was numbered; what is read later is as new or newer */
    SnapshotId add(List<String> asked, FeedScope scope, long position) {
        if (RUNNING.isReached(sql))
            throw PartnerRefusal.SNAPSHOT_RUNNING.because("Ten snapshots of your organisation are running. Wait for one of them.");
        var call = Call.current();
        var id = new SnapshotId(TypeId.next());
        var types = scope.kinds().keySet().stream().sorted().toArray(String[]::new);
        var now = clock.instant();
        sql.change(FORGET, Map.of("caller", call.actor(), "others", MOST - 1));
        var added = sql.change(ADD, Sql.values(
                "id", id, "asked", asked.toArray(String[]::new), "types", types, "caller", call.actor(), "seen", call.sight(),
                "key", scope.sight(), "cursor", cursors.write(position, scope), "now", now));
        if (added == 0) throw PartnerRefusal.SNAPSHOT_RUNNING.because("Your last snapshot is not complete yet. Wait for it.");
        sql.change(ADD_FILES, Map.of("id", id, "types", types));
        return id;
    }

    SnapshotView view(SnapshotId id) {
        var kept = kept(id);
        var state = kept.finishedAt() == null ? SnapshotView.State.RUNNING : SnapshotView.State.COMPLETE;
        return new SnapshotView(
                id, state, kept.asked(), kept.cursor(), sql.list(SnapshotFile.class, FILES, Map.of("id", id)), kept.createdAt(),
                kept.finishedAt(), kept.createdAt().plus(KEPT), kept.version());
    }

    /** Refuses a snapshot of somebody else, and one of a former sight, as if it did not exist. */
    private Kept kept(SnapshotId id) {
        return sql.first(Kept.class, ONE, Map.of("id", id, "caller", Call.current().actor()))
                .filter(kept -> kept.sightKey().equals(scopes.of(kept.asked()).sight()))
                .orElseThrow(NotFound::here);
    }

    /** Returns the lines of one type. */
    SnapshotLines lines(SnapshotId id, String type) {
        if (kept(id).finishedAt() == null) throw PartnerRefusal.SNAPSHOT_RUNNING.because("The snapshot is not complete yet. Wait for it.");
        return SnapshotLines.of(id, type, sql);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("snapshots", MOST, "items",
                        "The maximum number of snapshots that are kept for one client. One of them may run."),
                new LimitView("snapshots_running", RUNNING.most(), "items", "The maximum number of snapshots that run at the same time.")));
    }

    @Produces
    static Perishable expired() {
        return new Perishable(EXPIRED, KEPT);
    }
}
