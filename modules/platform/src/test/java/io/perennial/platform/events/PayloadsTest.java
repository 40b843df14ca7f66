package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.testing.Given;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that this release reads payloads of previous releases. */
class PayloadsTest {
    private static final GateId GATE = new GateId(new UUID(0x0190000000007000L, 0x8000000000000001L));

    sealed interface LatchEvent extends DomainEvent {
        /** Version 1 had the colour as a number, version 2 named it hue. */
        @EventName(value = "gate.painted", version = 3)
        record Coloured(GateId subject, String colour, Changes changes) implements LatchEvent {}
    }

    private final Listener listener = new Ear().listener(LatchEvent.class);
    private final Upcast toWords =
            new Upcast("gate.painted", 1, payload -> payload.put("hue", payload.remove("code").asInt() == 1 ? "red" : "blue"));
    private final Upcast renamed = new Upcast("gate.painted", 2, payload -> payload.set("colour", payload.remove("hue")));

    @Test
    void an_event_keeps_its_name_when_its_class_is_called_something_else() {
        assertEquals(new EventType("gate.painted", 3, Op.CHANGED, true), EventType.of(LatchEvent.Coloured.class));
        assertEquals(Map.of("gate.painted", LatchEvent.Coloured.class), listener.hears());
    }

    @Test
    void a_payload_of_an_older_version_is_brought_to_this_one_step_by_step() {
        var payloads = new Payloads(Given.of(renamed, toWords));

        assertEquals("red", colour(payloads, 1, "\"code\": 1"));
        assertEquals("green", colour(payloads, 2, "\"hue\": \"green\""));
        assertEquals("green", colour(payloads, 3, "\"colour\": \"green\""));
    }

    @Test
    void one_that_nothing_reads_is_not_read_wrongly() {
        assertThrows(IllegalStateException.class, () -> colour(new Payloads(Given.of(toWords)), 1, "\"code\": 1"));
        assertThrows(IllegalStateException.class, () -> colour(new Payloads(Given.of()), 4, "\"colour\": \"green\""),
                "a later release wrote it");
    }

    private String colour(Payloads payloads, int version, String field) {
        var payload = "{\"subject\": \"%s\", %s, \"changes\": {\"fields\": {}}}".formatted(GATE.text(), field);
        return ((LatchEvent.Coloured) payloads.read(listener, "gate.painted", version, payload)).colour();
    }
}
