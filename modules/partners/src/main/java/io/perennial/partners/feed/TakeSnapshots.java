package io.perennial.partners.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.records.FollowedKind;
import io.perennial.records.FollowedKinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the records of snapshots on behalf of their callers, some at a time. The progress is stored with them, so a kill repeats nothing. */
@ApplicationScoped
@BeyondSight("The job reads the list of snapshots for all callers, and the records of each with the sight of its caller.")
class TakeSnapshots implements PendingJob {
    static final String JOB = "take-snapshots";
    private static final int AT_ONCE = 500;

    private static final String OPEN =
            """
            select id, to_jsonb(types) as types, caller, sight, place, reached
            from {beyond partners.snapshot}
            where finished_at is null
            order by id
            limit 1
            for update
            """;
    private static final String REACH =
            "update partners.snapshot set reached = :reached where tenant_id = :tenant and id = :id";
    private static final String GO_ON =
            "update partners.snapshot set place = place + 1, reached = :reached, version = version + 1 where tenant_id = :tenant and id = :id";
    private static final String SEAL =
            "update partners.snapshot_file set sha256 = :sha256 where tenant_id = :tenant and snapshot_id = :id and type = :type";
    private static final String FINISH =
            "update partners.snapshot set finished_at = :now, version = version + 1 where tenant_id = :tenant and id = :id";
    private static final String WAITING = "select count(*) from {beyond partners.snapshot} where finished_at is null";

    private record Open(SnapshotId id, List<String> types, String caller, Sight sight, int place, UUID reached) {}

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Json json;
    @Inject FollowedKinds kinds;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isPending() {
        return sql.number(WAITING, Map.of()) > 0;
    }

    @Override
    public boolean step() {
        var open = sql.first(Open.class, OPEN, Map.of());
        open.ifPresent(this::advance);
        return open.isPresent();
    }

    private void advance(Open open) {
        if (open.place() > open.types().size()) {
            sql.change(FINISH, Map.of("id", open.id(), "now", clock.instant()));
            return;
        }
        var type = open.types().get(open.place() - 1);
        var kind = kinds.all().stream().filter(one -> one.type().equals(type)).findFirst().orElseThrow();
        Call.onBehalfOf(open.caller(), open.sight(), Call.current().tenant()).run(() -> {
            copy(open, kind);
            return kind;
        });
    }

    private void copy(Open open, FollowedKind kind) {
        var lines = SnapshotLines.of(open.id(), kind.type(), sql);
        var records = kind.next(open.reached(), AT_ONCE, sql);
        if (records.isEmpty()) {
            sql.change(SEAL, Map.of("id", open.id(), "type", kind.type(), "sha256", lines.sha256(sql)));
            sql.change(GO_ON, Map.of("id", open.id(), "reached", Tenants.NOBODY));
            return;
        }
        lines.add(records.values().stream().map(this::line).collect(Collectors.joining()), records.size(),
                sql);
        sql.change(REACH, Map.of("id", open.id(), "reached", records.lastEntry().getKey()));
    }

    /** Writes a record as answers have it: with the names of closed fields. */
    private String line(Record record) {
        try {
            return new String(json.write(record), StandardCharsets.UTF_8) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A view cannot be written: " + record.getClass(), unwritable);
        }
    }
}
