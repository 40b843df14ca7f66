package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.MovedClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final List<Tenants.Active> active = new ArrayList<>();
    private final Map<UUID, String> names = new HashMap<>();
    private final List<String> looked = new ArrayList<>();
    private boolean away;
    private final Set<String> broken = new HashSet<>();
    private final Sweep sweep = new Sweep() {
        @Override
        int lookAround() {
            looked.add(names.get(Call.current().tenant()));
            return 0;
        }
    };

    @BeforeEach
    void wire() {
        sweep.clock = clock;
        sweep.tenants = tenants();
    }

    @Test
    void at_its_start_it_looks_after_everybody_and_then_once_a_round() {
        IntStream.range(0, 200).forEach(number -> add("willow" + number, "UTC", null));
        sweep.run();
        assertEquals(200, looked.size());

        looked.clear();
        pass(Sweep.ROUND);
        assertEquals(200, looked.size());
        assertEquals(200, Set.copyOf(looked).size());
    }

    @Test
    void a_step_that_came_late_is_made_up_for() {
        IntStream.range(0, 200).forEach(number -> add("willow" + number, "UTC", null));
        sweep.run();
        looked.clear();

        clock.move(Sweep.ROUND);
        sweep.run();
        assertEquals(200, looked.size());
    }

    @Test
    void once_the_catalogue_can_be_read_again_it_looks_after_everybody() {
        IntStream.range(0, 200).forEach(number -> add("willow" + number, "UTC", null));
        sweep.run();
        looked.clear();

        clock.move(STEP);
        away = true;
        assertThrows(IllegalStateException.class, sweep::run);
        away = false;
        sweep.run();
        assertEquals(200, looked.size());
    }

    @Test
    void a_tenant_whose_day_begins_is_looked_after_then_and_no_other() {
        add("paris", "Europe/Paris", null);
        add("tokyo", "Asia/Tokyo", null);
        sweep.run();
        pass(Duration.between(clock.instant(), Instant.parse("2026-03-01T14:59:55Z")));
        looked.clear();

        pass(STEP);
        assertEquals(1, Collections.frequency(looked, "tokyo"));
    }

    @Test
    void files_that_were_applied_are_looked_at_and_once_more_when_no_server_believes_the_old_ones() {
        add("willow", "UTC", null);
        sweep.run();
        pass(STEP);
        looked.clear();

        active.clear();
        add("willow", "UTC", clock.instant());
        pass(Duration.ofSeconds(30));
        assertEquals(3, looked.size());
    }

    @Test
    void one_that_cannot_be_looked_after_holds_up_no_other() {
        add("willow", "UTC", null);
        add("maple", "UTC", null);
        broken.add("willow");
        sweep.run();

        assertEquals(List.of("maple"), looked);
    }

    private void add(String name, String zone, @Nullable Instant appliedAt) {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        names.put(id, name);
        active.add(new Tenants.Active(id, ZoneId.of(zone), appliedAt));
    }

    private void pass(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            clock.move(STEP);
            sweep.run();
        }
    }

    private Tenants tenants() {
        return new Tenants() {
            @Override
            public List<Active> active() {
                if (away) throw new IllegalStateException("no catalogue");
                return List.copyOf(active);
            }

            @Override
            public <R> R alone(Supplier<R> work) {
                if (broken.contains(names.get(Call.current().tenant()))) throw new IllegalStateException("no transaction");
                return work.get();
            }
        };
    }
}
