package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Changes.Change;
import io.perennial.records.Things.Body;
import io.perennial.records.Things.Thing;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyedRecordTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ExternalKey ZOHO = new ExternalKey("zoho_crm", "17");
    private static final ExternalKey HUBSPOT = new ExternalKey("hubspot", "a");

    private final Thing thing = new Thing(new Body("one", List.of(ZOHO)), NINE);

    @Test
    void coming_into_being_tells_all_that_it_has() {
        assertEquals(
                Map.of("name", new Change(null, "one"), "own", new Change(null, Map.of()), "externalKeys", new Change(null, List.of(ZOHO))),
                thing.created().changes().fields());
    }

    @Test
    void becoming_what_it_is_already_is_no_event() {
        assertTrue(thing.change(new Body("one", List.of(ZOHO)), NINE).isEmpty());
    }

    @Test
    void a_change_tells_what_it_changed_and_no_more() {
        var changed = thing.change(new Body("two", List.of(ZOHO)), NINE).orElseThrow();

        assertEquals(Map.of("name", new Change("one", "two")), changed.changes().fields());
        assertEquals("two", changed.label());
    }

    @Test
    void other_keys_or_another_order_of_them_are_a_change() {
        assertTrue(thing.change(new Body("one", List.of(ZOHO, HUBSPOT)), NINE).isPresent());

        assertEquals(List.of(ZOHO, HUBSPOT), thing.externalKeys());
        assertTrue(thing.change(new Body("one", List.of(HUBSPOT, ZOHO)), NINE).isPresent());
    }

    @Test
    void a_deleted_one_is_not_there_any_more() {
        assertTrue(thing.isLive());
        assertEquals("one", thing.delete(NINE).label());
        assertFalse(thing.isLive());
    }

    /** Otherwise a change of a record that was read without its keys would delete all of them. */
    @Test
    void keys_that_have_not_been_read_are_not_taken_for_none() {
        thing.read(null);

        assertThrows(IllegalStateException.class, thing::body);
    }

    @Test
    void a_key_that_is_said_twice_is_kept_once_and_too_many_are_left_for_the_limit() {
        var many = Collections.nCopies(ExternalKey.MAXIMUM + 1, ZOHO);

        assertEquals(List.of(ZOHO, HUBSPOT), ExternalKey.once(List.of(ZOHO, HUBSPOT, ZOHO)));
        assertEquals(many, ExternalKey.once(many));
        assertEquals(List.of(), ExternalKey.once(null));
    }
}
