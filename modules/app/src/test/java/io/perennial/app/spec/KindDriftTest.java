package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.accounts.AccountBody;
import io.perennial.kernel.Id;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.records.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KindDriftTest {
    private static final Path TENANT_FILES = Path.of("..", "..", "tenants", "tenant.schema.json");

    private final List<RecordKind> kinds = KindDrift.kinds(new ApiClasses());

    @Test
    void what_each_kind_of_record_says_is_said_everywhere() throws IOException {
        assertEquals("", String.join("\n", complaints(Planted.SOUND, kinds)));
    }

    @Test
    void the_body_of_each_part_names_its_whole_so_that_a_write_locks_it_first() {
        var bodies = KindDrift.bodies(new ApiClasses());
        assertEquals(List.of(), KindDrift.withoutWhole(bodies));

        bodies.replaceAll((kind, body) -> kind.name().equals("contacts") ? AccountBody.class : body);
        assertEquals(List.of("contacts"), KindDrift.withoutWhole(bodies));
    }

    @Test
    void names_an_address_of_no_kind() throws IOException {
        var others = kinds.stream().filter(kind -> !kind.name().equals("contacts")).toList();

        assertEquals(List.of("/contacts/by-external/{system}/{externalId} is of no kind of record"),
                complaints(Planted.SOUND, others).stream().distinct().toList());
    }

    @Test
    void names_each_difference_of_the_specification() throws IOException {
        var planted = new Planted()
                .set("/paths/~1contacts/get/x-permission", "\"people:read\"")
                .remove("/paths/~1contacts/get/parameters/3")
                .remove("/paths/~1contacts~1by-external~1{system}~1{externalId}")
                .set("/components/schemas/ContactBatch/properties/items/maxItems", "999")
                .removeValue("/components/schemas/ImportView/properties/kind/x-open-enum", "contacts")
                .removeValue("/components/parameters/importKind/schema/enum", "contacts")
                .removeValue("/components/schemas/TimelineEntry/properties/kind/x-open-enum", "contact_created");

        assertEquals(
                List.of(
                        "listContacts needs people:read and not contacts:read",
                        "listContacts has no filter externalSystem",
                        "there is no GET /contacts/by-external/{system}/{externalId}",
                        "there is no PATCH /contacts/by-external/{system}/{externalId}",
                        "there is no PUT /contacts/by-external/{system}/{externalId}",
                        "/contacts/batch takes 999 and not 1000",
                        "no import may become contacts",
                        "no import may become contacts",
                        "the timeline's kinds lack contact_created"),
                complaints(planted.document(), kinds));
    }

    @Test
    void names_each_difference_of_a_kind() throws IOException {
        var id = kinds.stream().filter(kind -> kind.name().equals("accounts")).findFirst().orElseThrow().id();
        var others = kinds.stream().map(kind -> kind.name().equals("contacts") ? other(kind, id) : kind).toList();

        assertEquals(
                List.of(
                        "getContact takes ids ^cont_[0-7][0-9a-hjkmnp-tv-z]{25}$ and not acct_…",
                        "changeContact takes ids ^cont_[0-7][0-9a-hjkmnp-tv-z]{25}$ and not acct_…",
                        "deleteContact takes ids ^cont_[0-7][0-9a-hjkmnp-tv-z]{25}$ and not acct_…",
                        "/contacts/batch is specified, but the kind has no batches",
                        "imports may become contacts",
                        "imports may become contacts",
                        "imports may become contacts"),
                complaints(Planted.SOUND, others));
    }

    /** Returns the kind with another type of id, not imported and without batches. */
    private static RecordKind other(RecordKind kind, Function<UUID, ? extends Id> id) {
        return new RecordKind(kind.name(), kind.noun(), kind.table(), id, kind.events(), kind.hold(), kind.seen(), kind.part(), false, 0);
    }

    private static List<String> complaints(ApiDocument document, List<RecordKind> kinds) throws IOException {
        var files = new ObjectMapper().readTree(TENANT_FILES.toFile());
        return new KindDrift(document, files).complaints(kinds);
    }
}
