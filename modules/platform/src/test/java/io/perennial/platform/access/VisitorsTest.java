package io.perennial.platform.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bucket4j.TimeMeter;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.TrafficSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisitorsTest {
    private static final class Watch implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final Watch watch = new Watch();
    private final Visitors visitors = new Visitors(TrafficSettings.of(2), new SourceShares(watch));

    @Test
    void ten_wrong_links_in_a_minute_are_enough_and_other_sources_do_not_notice() {
        for (int at = 0; at < SourceShares.TRIES; at++) {
            visitors.count("192.0.2.1");
            visitors.failed("192.0.2.1");
        }

        assertEquals(Duration.ofMinutes(1), assertThrows(Refusal.class, () -> visitors.count("192.0.2.1")).retryAfter());
        assertDoesNotThrow(() -> visitors.count("192.0.2.2"));
        watch.nanos += Duration.ofSeconds(7).toNanos();
        assertDoesNotThrow(() -> visitors.count("192.0.2.1"));
    }

    @Test
    void one_source_has_a_share_that_refills() {
        for (int at = 0; at < SourceShares.VISITS; at++) visitors.count("192.0.2.1");

        assertThrows(Refusal.class, () -> visitors.count("192.0.2.1"));
        watch.nanos += Duration.ofSeconds(1).toNanos();
        assertDoesNotThrow(() -> visitors.count("192.0.2.1"));
    }
}
