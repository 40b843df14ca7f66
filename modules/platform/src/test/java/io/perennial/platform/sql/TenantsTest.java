package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.platform.call.Call;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that tenants are processed one after another, and independently. */
class TenantsTest {
    private final List<Tenants.Active> active = List.of(any(), any(), any());
    private final List<UUID> done = new ArrayList<>();
    private final Set<UUID> broken = Set.of(active.get(0).id(), active.get(2).id());

    @Test
    void each_has_its_turn_and_works_for_itself() {
        catalogue().each("test", () -> done.add(Call.current().tenant()));

        assertEquals(active.stream().map(Tenants.Active::id).toList(), done);
    }

    @Test
    void one_that_fails_takes_nobody_elses_turn_and_is_told_in_the_end() {
        var failure = assertThrows(IllegalStateException.class, () -> catalogue().each("test", () -> {
            done.add(Call.current().tenant());
            if (broken.contains(Call.current().tenant())) throw new ArithmeticException("on purpose");
        }));

        assertEquals(active.stream().map(Tenants.Active::id).toList(), done);
        assertEquals("Failed for tenant " + active.get(0).id(), failure.getMessage());
        assertEquals(ArithmeticException.class, failure.getCause().getClass());
        assertEquals("Failed for tenant " + active.get(2).id(), failure.getSuppressed()[0].getMessage());
    }

    private Tenants catalogue() {
        var tenants = new Tenants() {
            @Override
            public List<Active> active() {
                return active;
            }

            @Override
            public <R> R alone(Supplier<R> work) {
                return work.get();
            }
        };
        tenants.self = tenants;
        return tenants;
    }

    private static Tenants.Active any() {
        return new Tenants.Active(UUID.randomUUID(), ZoneOffset.UTC, null);
    }
}
