package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Place;
import io.perennial.platform.json.Texts;
import io.perennial.platform.json.ThreeWays;
import io.perennial.platform.json.ThreeWays.Clash;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conflicts that one write finds and closes. A field has one conflict per key, the last: the next thing that the system says about the
 * field closes it or takes its place.
 */
final class Conflicts {
    private static final String CLOSE =
            """
            delete from records.conflict c
            using unnest(:kind::text[], :system::text[], :externalId::text[], :field::text[]) m (kind, system, external_id, field)
            where c.tenant_id = :tenant and c.kind = m.kind and c.system = m.system and c.external_id = m.external_id and c.field = m.field
            """;
    private static final String FIND =
            """
            insert into records.conflict (tenant_id, id, kind, system, external_id, record_id, subject, field, kept, found_at,
                                          plain, revenue, contact_details, person_names, health, internal, attachments, free_text)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :kind::text[], :system::text[], :externalId::text[], :record::uuid[], :subject::text[],
                        :field::text[], :kept::text[], :at::timestamptz[], :plain::jsonb[], :revenue::jsonb[], :contactDetails::jsonb[],
                        :personNames::jsonb[], :health::jsonb[], :internal::jsonb[], :attachments::jsonb[], :freeText::jsonb[]) r
            """;

    private record Found(Id record, Clash clash) {}

    private record At(ExternalKey key, Place place) {}

    private final RecordCollection<?, ?, ?> collection;
    private final Map<At, List<Found>> moved = new HashMap<>();

    Conflicts(RecordCollection<?, ?, ?> collection) {
        this.collection = collection;
    }

    void note(ExternalKey key, Id record, ThreeWays merged) {
        for (var place : merged.moved()) moved.put(new At(key, place), List.of());
        for (var clash : merged.clashes()) moved.put(new At(key, clash.place()), List.of(new Found(record, clash)));
    }

    void write(Sql sql, Instant now) {
        sql.changeEach(CLOSE, moved.keySet().stream().map(this::row).toList());
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        moved.forEach((at, found) -> found.forEach(one -> rows.add(row(at, one, sql, now))));
        sql.changeEach(FIND, rows);
    }

    private Map<String, Object> row(At at) {
        return Map.of("kind", collection.kind().name(), "system", at.key.system(), "externalId", at.key.externalId(), "field",
                at.place.pointer());
    }

    private Map<String, @Nullable Object> row(At at, Found found, Sql sql, Instant now) {
        var row = new HashMap<String, @Nullable Object>(row(at));
        row.putAll(Map.of("id", TypeId.next(), "record", found.record.value(), "subject", found.record.text(), "at", now,
                "kept", Texts.snake(found.clash.kept().name())));
        var of = classOf(at.place.field(), sql);
        for (var one : FieldClass.values()) row.put(parameter(one), one == of ? found.clash.values() : null);
        return row;
    }

    /** Returns the class that the field's body or its column declares. */
    private FieldClass classOf(String field, Sql sql) {
        return Arrays.stream(collection.body().getRecordComponents())
                .filter(component -> component.getName().equals(field) && component.isAnnotationPresent(Classified.class))
                .map(component -> component.getAnnotation(Classified.class).value())
                .findFirst()
                .orElseGet(() -> sql.classOf(collection.kind().table(), Texts.snake(field)));
    }

    private static String parameter(FieldClass one) {
        return switch (one) {
            case PLAIN -> "plain";
            case REVENUE -> "revenue";
            case CONTACT_DETAILS -> "contactDetails";
            case PERSON_NAMES -> "personNames";
            case HEALTH -> "health";
            case INTERNAL -> "internal";
            case ATTACHMENTS -> "attachments";
            case FREE_TEXT -> "freeText";
        };
    }
}
