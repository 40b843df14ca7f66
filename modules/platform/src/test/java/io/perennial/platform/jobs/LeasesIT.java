package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeasesIT {
    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Leases one = node();
    private final Leases other = node();

    @Test
    void one_node_has_it_until_it_gives_it_back() {
        assertTrue(take(one, willow));
        assertTrue(take(one, willow), "it holds it for longer");
        assertFalse(take(other, willow));
        assertTrue(take(other, maple), "that is another tenant's");

        in(other, willow, () -> other.giveBack("trials"));
        assertFalse(take(other, willow), "it was not its own to give back");
        in(one, willow, () -> one.giveBack("trials"));
        assertTrue(take(other, willow));
    }

    @Test
    void a_node_that_is_gone_loses_it() {
        assertTrue(take(one, willow));
        clock.move(Leases.LENGTH);
        assertFalse(take(other, willow));
        clock.move(Duration.ofMillis(1));
        assertTrue(take(other, willow));
        assertFalse(take(one, willow));
    }

    private Leases node() {
        var node = new Leases();
        node.clock = clock;
        return node;
    }

    private boolean take(Leases node, UUID tenant) {
        return TenantTransaction.in(database, tenant, sql -> {
            node.sql = sql;
            return node.take("trials");
        });
    }

    private void in(Leases node, UUID tenant, Runnable work) {
        TenantTransaction.in(database, tenant, sql -> {
            node.sql = sql;
            work.run();
            return tenant;
        });
    }
}
