package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.records.Things.ThingEvent;
import io.perennial.records.Things.ThingId;
import jakarta.validation.Validation;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the repair of parts that outlived their whole, and of keys that outlived their record. */
class StuckRecordsIT {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final RecordKind WHOLE = RecordKind.of("stuck_wholes", "whole", "records.stuck_whole", ThingId::new, ThingEvent.class);
    private static final RecordKind PART = RecordKind.of("stuck_parts", "part", "records.stuck_part", ThingId::new, ThingEvent.class)
            .partOf(WHOLE, "whole_id", "name", (id, whole, name) -> new ThingEvent.Deleted(new ThingId(id), name, Changes.none()));

    private static final RecordKind PIECE = RecordKind.of("stuck_pieces", "piece", "records.stuck_piece", ThingId::new, ThingEvent.class)
            .partOf(PART, "whole_id", "name", (id, whole, name) -> new ThingEvent.Deleted(new ThingId(id), name, Changes.none()));

    private static final String TABLES =
            """
            create table records.stuck_whole (tenant_id uuid not null default platform.tenant(), id uuid not null, name text not null, version bigint
                not null default 1, updated_at timestamptz, deleted_at timestamptz, primary key (tenant_id, id));
            create table records.stuck_part (like records.stuck_whole including all, whole_id uuid not null);
            create table records.stuck_piece (like records.stuck_part including all);
            select platform.wall('records.stuck_whole'), platform.wall('records.stuck_part'), platform.wall('records.stuck_piece');
            select platform.plain_rest('records.stuck_whole'), platform.plain_rest('records.stuck_part'),
                platform.plain_rest('records.stuck_piece');
            """;

    private final TenantWork alder = TenantWork.of("hazel");
    private final TenantWork rowan = TenantWork.of("willow");
    private final TenantWork.Heard heard = new TenantWork.Heard();

    @BeforeAll
    static void tables() throws SQLException {
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection()) {
            connection.createStatement().execute(TABLES);
        }
    }

    @Test
    void a_part_of_a_deleted_record_is_deleted_and_a_key_of_no_record_is_released() {
        var gone = add(alder, "stuck_whole", "gone", null, true);
        var kept = add(alder, "stuck_whole", "kept", null, false);
        var stuck = add(alder, "stuck_part", "stuck", gone, false);
        var sound = add(alder, "stuck_part", "sound", kept, false);
        var deleted = add(alder, "stuck_part", "deleted", kept, true);
        for (var part : List.of(stuck, sound, deleted, TypeId.next())) key(alder, part);
        add(alder, "stuck_piece", "piece", stuck, false);
        add(alder, "stuck_piece", "sound piece", sound, false);
        var other = add(rowan, "stuck_part", "of another tenant", add(rowan, "stuck_whole", "gone", null, true), false);
        key(rowan, other);

        assertEquals(1, in(alder, stuckRecords -> stuckRecords.deleteParts(PART)));
        assertEquals(0, in(alder, stuckRecords -> stuckRecords.deleteParts(PART)));
        assertEquals(2, in(alder, stuckRecords -> stuckRecords.releaseKeys(PART)));
        assertEquals(0, in(alder, stuckRecords -> stuckRecords.deleteParts(WHOLE)));

        assertEquals(List.of("stuck", "piece"), heard.events.stream().map(event -> event.label()).toList());
        assertEquals(List.of(sound), keyed(alder));
        assertEquals(List.of(other), keyed(rowan));
    }

    private int in(TenantWork work, ToIntFunction<StuckRecords> task) {
        return work.run(sql -> {
            var stuck = new StuckRecords();
            stuck.sql = sql;
            stuck.kinds = new RecordKinds(Given.of(new Things(WHOLE), new Things(PART), new Things(PIECE)));
            stuck.records = new Records(new Entities(), heard, sql, Clock.systemUTC(), stuck.kinds, JSON);
            return task.applyAsInt(stuck);
        });
    }

    private static UUID add(TenantWork work, String table, String name, UUID whole, boolean deleted) {
        var id = TypeId.next();
        var part = whole == null ? "" : ", whole_id";
        var insert = "insert into records." + table + " (tenant_id, id, name, updated_at, deleted_at" + part
                + ") values (:tenant, :id, :name, now(), "
                + (deleted ? "now()" : "null") + (whole == null ? "" : ", :whole") + ")";
        work.run(sql -> sql.change(insert, Sql.values("id", id, "name", name, "whole", whole)));
        return id;
    }

    private static void key(TenantWork work, UUID part) {
        var insert = "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)"
                + " values (:tenant, 'stuck_parts', 'crm', :record::text, :record, 0)";
        work.run(sql -> sql.change(insert, Map.of("record", part)));
    }

    private static List<UUID> keyed(TenantWork work) {
        var keyed = "select record_id as id from {records.external_key} where kind = 'stuck_parts'";
        return work.run(sql -> sql.list(Known.class, keyed, Map.of())).stream().map(Known::id).toList();
    }
}
