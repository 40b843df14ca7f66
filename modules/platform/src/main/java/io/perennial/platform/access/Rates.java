package io.perennial.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import java.time.Duration;
import java.util.UUID;

/** Counts the requests of each client and each tenant. A share of ten seconds may be used at once; it refills all the time. */
final class Rates {
    static final int SECONDS = 10;

    private static final int MOST_CALLERS = 100_000;

    private final int clientRate;
    private final int tenantRate;
    private final TimeMeter time;
    /** Forgets only shares that have refilled. */
    private final Cache<Object, Bucket> shares =
            Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(Duration.ofSeconds(2 * SECONDS)).build();

    Rates(int clientRate, int tenantRate, TimeMeter time) {
        this.clientRate = clientRate;
        this.tenantRate = tenantRate;
        this.time = time;
    }

    /** Holds what is left of a client's share, as the header fields of the IETF draft say it. */
    record Left(int quota, long remaining) {
        String policy() {
            return "\"client\";q=" + quota + ";w=" + SECONDS;
        }

        String state() {
            return "\"client\";r=" + remaining + ";t=1";
        }
    }

    /** Counts a request, or refuses it. */
    Left count(UUID tenant, String client) {
        var own = spend(client, clientRate);
        if (!own.isConsumed()) throw refused(own, Wording.of("You sent too many requests. Try again in {seconds} seconds."));
        var together = spend(tenant, tenantRate);
        if (!together.isConsumed())
            throw refused(together, Wording.of("Your organisation sent too many requests. Try again in {seconds} seconds."));
        return new Left(clientRate * SECONDS, own.getRemainingTokens());
    }

    private ConsumptionProbe spend(Object caller, int rate) {
        return shares.get(caller, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity((long) rate * SECONDS).refillGreedy(rate, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build()).tryConsumeAndReturnRemaining(1);
    }

    private static Refusal refused(ConsumptionProbe spent, Wording detail) {
        var pause = Duration.ofSeconds(Math.max(1, Duration.ofNanos(spent.getNanosToWaitForRefill() + 999_999_999).toSeconds()));
        return RequestRefusal.TOO_MANY_REQUESTS.until(pause, detail.with("seconds", pause.toSeconds()));
    }
}
