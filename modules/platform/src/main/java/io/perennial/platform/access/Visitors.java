package io.perennial.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.call.TrafficSettings;
import io.perennial.platform.requests.UntilAnswered;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits what callers without a login can make the server do: the requests of one source, its wrong links, and the requests of all at once.
 * Nobody is known before the link is looked up, so a tenant's places are not theirs to take.
 */
@ApplicationScoped
public class Visitors {
    /** A source may send this many at once, and as many in each minute. Many customers can share an address. */
    static final int VISITS = 120;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** A source may try this many wrong links at once, and as many in each minute. */
    static final int TRIES = 10;

    private static final int AT_ONCE = 4;
    private static final int MOST_SOURCES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record Source(Bucket visits, Bucket tries) {}

    @Inject TrafficSettings traffic;

    private TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
    private @Nullable Places places;

    /** Forgets only shares that have refilled. */
    private final Cache<String, Source> sources =
            Caffeine.newBuilder().maximumSize(MOST_SOURCES).expireAfterAccess(Duration.ofMinutes(2)).build();

    /** For tests, which set the time. */
    static Visitors of(TrafficSettings traffic, TimeMeter time) {
        var visitors = new Visitors();
        visitors.traffic = traffic;
        visitors.time = time;
        visitors.open();
        return visitors;
    }

    @PostConstruct
    void open() {
        places = new Places(new Places.Sizes(traffic.slots(), traffic.slots(), AT_ONCE), PATIENCE);
    }

    /** Counts a request and waits for a place, which it keeps until it is answered. Asks the database nothing. */
    public void enter(HttpServletRequest request) {
        var source = source(request);
        count(source);
        UntilAnswered.then(request, Objects.requireNonNull(places).enter(Tenants.NOBODY, source));
    }

    /** Notes that the source has sent a link that is not valid. */
    public void failed(HttpServletRequest request) {
        failed(source(request));
    }

    private String source(HttpServletRequest request) {
        return traffic.proxies().source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    void count(String source) {
        var left = left(source);
        if (left.tries().getAvailableTokens() < 1 || !left.visits().tryConsume(1)) throw tooMany();
    }

    void failed(String source) {
        left(source).tries().tryConsume(1);
    }

    private Source left(String source) {
        return sources.get(source, _ -> new Source(bucket(VISITS), bucket(TRIES)));
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, A_MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }

    private static Refusal tooMany() {
        return RequestRefusal.TOO_MANY_REQUESTS.until(A_MINUTE,
                Wording.of("You sent too many requests. Try again in {seconds} seconds.").with("seconds", A_MINUTE.toSeconds()));
    }
}
