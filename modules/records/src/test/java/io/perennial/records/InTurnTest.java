package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.platform.json.Statement;
import io.perennial.records.Upsert.How;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that a record is written before those that name it. */
class InTurnTest {
    @Test
    void what_names_an_earlier_one_waits_for_it() {
        assertEquals(List.of(List.of("a"), List.of("b", "x"), List.of("c", "d")),
                parts(of("a", null), of("b", "a"), of("x", null), of("c", "b"), of("d", "b")));
    }

    @Test
    void who_names_nobody_or_somebody_later_does_not_wait() {
        assertEquals(List.of(List.of("a", "b", "c")), parts(of("a", "c"), of("b", null), of("c", "other")));
        assertEquals(List.of(), parts());
    }

    private static List<List<String>> parts(Upsert... all) {
        return InTurn.of(List.of(all), "parent").stream().map(part -> part.stream().map(one -> one.key().externalId()).toList()).toList();
    }

    private static Upsert of(String id, @Nullable String parent) {
        var fields = JsonNodeFactory.instance.objectNode();
        if (parent != null) fields.putObject("parent").put("system", "crm").put("externalId", parent + " ");
        return new Upsert(new ExternalKey("crm", id), new Statement(fields), How.STATES);
    }
}
