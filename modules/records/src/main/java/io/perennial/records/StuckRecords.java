package io.perennial.records;

import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Repairs what concurrent requests of earlier releases have left behind: deletes live parts of deleted records, and releases the external
 * keys of records that are gone. Such a record answers 404, but nobody else could have its key.
 */
@BeyondSight("A key is released for everybody, and parts are deleted with their whole.")
@ApplicationScoped
class StuckRecords implements RecurringJob {
    private static final String JOB = "stuck-records";
    private static final int KEYS_AT_ONCE = 5_000;

    private static final String DELETED_WHOLES =
            """
            select distinct w.id
            from {beyond %s} p
            join {beyond %s} w on w.id = p.%s
            where p.deleted_at is null and w.deleted_at is not null
            limit 100
            """;
    private static final String RELEASE =
            """
            delete from records.external_key e
            using (select k.system, k.external_id
                   from {records.external_key} k
                   where k.kind = :kind and not exists (select from {beyond %s} r where r.id = k.record_id and r.deleted_at is null)
                   limit :most) stuck
            where e.tenant_id = :tenant and e.kind = :kind and e.system = stuck.system and e.external_id = stuck.external_id
            returning e.record_id as id
            """;

    @Inject Records records;
    @Inject RecordKinds kinds;
    @Inject Tenants tenants;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public String cron() {
        return "0 23 3 * * *";
    }

    @Override
    public boolean atStart() {
        return true;
    }

    @Override
    public void run() {
        tenants.inTurn(this::repair);
    }

    private void repair(UUID tenant) {
        var all = kinds.all().map(RecordCollection::kind).toList();
        for (var kind : all) repeat(tenant, () -> deleteParts(kind) > 0);
        for (var kind : all) repeat(tenant, () -> releaseKeys(kind) == KEYS_AT_ONCE);
    }

    /** Runs the work, each time in its own transaction, until it returns false. */
    private void repeat(UUID tenant, Supplier<Boolean> work) {
        boolean more;
        do more = tenants.in(tenant, JOB, work);
        while (more);
    }

    /** Deletes the parts of this kind of some deleted records, and returns the number of these records. */
    int deleteParts(RecordKind kind) {
        var whole = kinds.wholeOf(kind);
        if (whole.isEmpty()) return 0;
        var column = kind.part().orElseThrow().column();
        var deleted = sql.list(Known.class, DELETED_WHOLES.formatted(kind.table(), whole.get().table(), column), Map.of());
        for (var one : deleted) records.deleteAllOf(kind, whole.get().id().apply(one.id()));
        return deleted.size();
    }

    /** Releases keys of records that are gone, and returns their number. */
    int releaseKeys(RecordKind kind) {
        var released = sql.list(Known.class, RELEASE.formatted(kind.table()), Map.of("kind", kind.name(), "most", KEYS_AT_ONCE));
        Statements.forget(kind, released.stream().map(Known::id).distinct().toList(), sql);
        return released.size();
    }
}
