package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.Things.Body;
import io.perennial.records.Things.Held;
import io.perennial.records.Things.ThingId;
import jakarta.validation.Validation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatchedRecordsIT {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final Held held = new Held();
    private final Things things = new Things("things");
    private final String mark = UUID.randomUUID().toString();

    @Test
    void each_patch_stands_alone() {
        Id one = add("one", "a"), two = add("two", "b"), hidden = add("hidden", "c");
        heard.events.clear();

        var outcomes = change(
                of(one, 0, "name", "changed"), of(two, 7, "name", "stale"), of(hidden, 0, "name", "seen"),
                of(new ThingId(TypeId.next()), 0, "name", "missing"));

        assertEquals(List.of("Updated", "STALE_VERSION", "NOT_FOUND", "NOT_FOUND"), outcomes.stream().map(PatchedRecordsIT::said).toList());
        assertEquals(List.of("changed"), heard.events.stream().map(event -> event.label()).toList());
        assertEquals(List.of("changed", "two", "hidden"), Stream.of(one, two, hidden).map(this::name).toList());
    }

    @Test
    void what_is_forbidden_faulty_or_the_same_keeps_back_no_other() {
        Id one = add("one", "a"), two = add("two", "b"), three = add("three", "c"), four = add("four", "d");

        var outcomes = change(of(one, 0, "name", "forbidden"), of(two, 0, "nmae", "x"), of(three, 0, "name", "three"),
                of(four, 0, "colour", "red"));

        assertEquals(List.of("FORBIDDEN", "/nmae", "Unchanged", "Updated"), outcomes.stream().map(PatchedRecordsIT::said).toList());
        assertEquals(List.of("one", "two", "three"), Stream.of(one, two, three).map(this::name).toList());
    }

    @Test
    void the_keys_of_another_stay_its_own() {
        Id one = add("one", "a"), two = add("two", "b");
        var taken = JSON.tree(Map.of("externalKeys", List.of(key("b"))));

        var outcomes = change(new RecordChange(one, 0, new MergePatch((ObjectNode) taken)), of(two, 0, "name", "changed"));

        assertEquals(List.of("EXTERNAL_KEY_TAKEN", "Updated"), outcomes.stream().map(PatchedRecordsIT::said).toList());
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(_, Refusal refusal) -> refusal.reason().name();
            case Outcome.Refused(_, Invalid invalid) -> invalid.errors().getFirst().pointer();
            case Outcome other -> other.getClass().getSimpleName();
        };
    }

    private String name(Id id) {
        return held.find(Things.Thing.class, id).orElseThrow().body().name();
    }

    private Id add(String name, String key) {
        return alder.run(sql -> records(sql).add(things, new Body(name, List.of(key(key)))));
    }

    private ExternalKey key(String id) {
        return new ExternalKey("crm", id + " " + mark);
    }

    private static RecordChange of(Id id, long version, String field, String value) {
        return new RecordChange(id, version, new MergePatch((ObjectNode) JSON.tree(Map.of(field, value))));
    }

    private List<Outcome> change(RecordChange... changes) {
        return alder.run(sql -> PatchedRecords.change(things, List.of(changes), records(sql)));
    }

    private Records records(io.perennial.platform.sql.Sql sql) {
        return new Records(held, heard, sql, Clock.systemUTC(), new RecordKinds(Given.of()), JSON);
    }
}
