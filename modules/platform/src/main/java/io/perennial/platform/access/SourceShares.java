package io.perennial.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Counts what each source without a login may still do: its requests, and its wrong links. */
final class SourceShares {
    /** A source may send this many at once, and as many in each minute. Many customers can share an address. */
    static final int VISITS = 120;

    /** A source may try this many wrong links at once, and as many in each minute. */
    static final int TRIES = 10;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 100_000;

    private final TimeMeter time;

    /** Both forget only shares that have refilled. */
    private final Cache<String, Bucket> visits = shares();

    private final Cache<String, Bucket> tries = shares();

    SourceShares(TimeMeter time) {
        this.time = time;
    }

    private static Cache<String, Bucket> shares() {
        return Caffeine.newBuilder().maximumSize(MOST_SOURCES).expireAfterAccess(A_MINUTE.multipliedBy(2)).build();
    }

    /** Counts a request. Returns false if the source has none left, or has tried too many wrong links. */
    boolean take(String source) {
        return left(tries, source, TRIES).getAvailableTokens() > 0 && left(visits, source, VISITS).tryConsume(1);
    }

    void failed(String source) {
        left(tries, source, TRIES).tryConsume(1);
    }

    private Bucket left(Cache<String, Bucket> shares, String source, int capacity) {
        return shares.get(source, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, A_MINUTE))
                .withCustomTimePrecision(time)
                .build());
    }
}
