package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Id;
import io.perennial.kernel.Op;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventTypeTest {
    sealed interface GateKeyEvent extends DomainEvent {
        @EventName(op = Op.REMOVED)
        record Lost(Id subject, Changes changes) implements GateKeyEvent {}

        @EventName(audited = false)
        record Rusted(Id subject, Changes changes) implements GateKeyEvent {}

        sealed interface Found extends GateKeyEvent {}

        record FoundAgain(Id subject, Changes changes) implements Found {}
    }

    record Loose(Id subject, Changes changes) implements DomainEvent {}

    interface OpenEvent extends DomainEvent {}

    @Test
    void an_event_is_named_by_its_noun_and_what_happened_and_says_its_effect() {
        assertEquals(new EventType("gate_key.lost", 1, Op.REMOVED, true), EventType.of(GateKeyEvent.Lost.class));
        assertEquals(new EventType("gate_key.rusted", 1, Op.CHANGED, false), EventType.of(GateKeyEvent.Rusted.class));
        assertEquals(new EventType("gate_key.found_again", 1, Op.CHANGED, true), EventType.of(GateKeyEvent.FoundAgain.class));
    }

    @Test
    void a_listener_to_a_family_hears_all_of_it_however_deep() {
        assertEquals(
                Map.of("gate_key.lost", GateKeyEvent.Lost.class, "gate_key.rusted", GateKeyEvent.Rusted.class, "gate_key.found_again",
                        GateKeyEvent.FoundAgain.class),
                EventType.heardBy(GateKeyEvent.class));
    }

    @Test
    void a_listener_to_one_event_hears_that_one() {
        assertEquals(Map.of("gate_key.lost", GateKeyEvent.Lost.class), EventType.heardBy(GateKeyEvent.Lost.class));
    }

    @Test
    void an_event_without_a_noun_and_a_family_that_is_open_are_faults() {
        assertThrows(IllegalArgumentException.class, () -> EventType.of(Loose.class));
        assertThrows(IllegalArgumentException.class, () -> EventType.heardBy(OpenEvent.class));
    }
}
