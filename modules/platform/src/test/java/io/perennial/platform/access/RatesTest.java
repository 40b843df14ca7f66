package io.perennial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bucket4j.TimeMeter;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final UUID WILLOW = new UUID(0, 1);
    private static final UUID MAPLE = new UUID(0, 2);

    private final AtomicLong now = new AtomicLong();
    private final Rates rates = new Rates(2, 3, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void ten_seconds_of_the_rate_may_be_used_at_once_and_refill_by_and_by() {
        for (int left = 19; left >= 0; left--) assertEquals(new Rates.Left(20, left), rates.count(WILLOW, "ana"));
        assertEquals(Duration.ofSeconds(1), pause(WILLOW, "ana"));

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        rates.count(WILLOW, "ana");
        rates.count(WILLOW, "ana");
        pause(WILLOW, "ana");
    }

    @Test
    void a_tenant_has_a_rate_for_all_its_clients_and_no_other_tenant_feels_it() {
        for (int at = 0; at < 20; at++) rates.count(WILLOW, "ana");
        for (int at = 0; at < 10; at++) rates.count(WILLOW, "bob");

        pause(WILLOW, "bob");
        rates.count(MAPLE, "kim");
    }

    @Test
    void what_is_left_is_said_in_the_form_of_the_draft() {
        assertEquals("\"client\";q=20;w=10", new Rates.Left(20, 3).policy());
        assertEquals("\"client\";r=3;t=1", new Rates.Left(20, 3).state());
    }

    private Duration pause(UUID tenant, String client) {
        var refused = assertThrows(Refusal.class, () -> rates.count(tenant, client));
        assertEquals(RequestRefusal.TOO_MANY_REQUESTS, refused.reason());
        return java.util.Objects.requireNonNull(refused.retryAfter());
    }
}
