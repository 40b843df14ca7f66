package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Happened;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListenerTest {
    @SuppressWarnings("unused")
    private static final class Observers {
        void all(Happened<GateEvent> happened) {}

        void one(GateEvent.Shut event) {}

        void other(List<GateEvent> events) {}
    }

    private static Type observed(String observer) {
        for (var method : Observers.class.getDeclaredMethods())
            if (method.getName().equals(observer)) return method.getGenericParameterTypes()[0];
        throw new AssertionError(observer);
    }

    @Test
    void a_listener_observes_what_happened() {
        assertTrue(Listener.isHeard(observed("all")));
        assertFalse(Listener.isHeard(observed("other")));
    }

    @Test
    void who_observes_an_event_by_itself_is_told_at_the_start_that_it_would_hear_nothing() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Listener.isHeard(observed("one")));
        assertTrue(refused.getMessage().startsWith("A listener observes Happened<Shut>"), refused.getMessage());
    }

    @Test
    void a_listener_hears_all_that_a_family_seals() {
        assertEquals(Set.of("gate.opened", "gate.shut"), new Ear().listener(GateEvent.class).hears().keySet());
    }
}
