package io.perennial.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Changes.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private record Sample(String name, @Nullable Integer employees) {}

    @Test
    void only_what_differs_is_a_change() {
        var changes = Changes.between(new Sample("Ada", 3), new Sample("Ada", null));
        assertEquals(Map.of("employees", new Change(3, null)), changes.fields());
    }

    @Test
    void a_new_thing_changes_every_field_it_has() {
        assertEquals(Map.of("name", new Change(null, "Ada")), Changes.to(new Sample("Ada", null)).fields());
    }

    @Test
    void equal_states_differ_in_nothing() {
        assertTrue(Changes.between(new Sample("Ada", 3), new Sample("Ada", 3)).isEmpty());
    }
}
