package io.perennial.platform.access;

import io.github.bucket4j.TimeMeter;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.call.TrafficSettings;
import io.perennial.platform.requests.UntilAnswered;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;

/**
 * Limits what callers without a login can make the server do: the requests of one source, its wrong links, and the requests of all at once.
 * Nobody is known before the link is looked up, so a tenant's places are not theirs to take.
 */
@ApplicationScoped
public class Visitors {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TrafficSettings traffic;
    private final SourceShares shares;
    private final Places places;

    @Inject
    Visitors(TrafficSettings traffic) {
        this(traffic, new SourceShares(TimeMeter.SYSTEM_NANOTIME));
    }

    Visitors(TrafficSettings traffic, SourceShares shares) {
        this.traffic = traffic;
        this.shares = shares;
        places = new Places(new Places.Sizes(traffic.slots(), traffic.slots(), AT_ONCE), PATIENCE);
    }

    /** Counts a request and waits for a place, which it keeps until it is answered. Asks the database nothing. */
    public void enter(HttpServletRequest request) {
        var source = source(request);
        count(source);
        UntilAnswered.then(request, places.enter(Tenants.NOBODY, source));
    }

    /** Notes that the source has sent a link that is not valid. */
    public void failed(HttpServletRequest request) {
        failed(source(request));
    }

    private String source(HttpServletRequest request) {
        return traffic.proxies().source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    void count(String source) {
        if (!shares.take(source)) throw tooMany();
    }

    void failed(String source) {
        shares.failed(source);
    }

    private static Refusal tooMany() {
        return RequestRefusal.TOO_MANY_REQUESTS.until(A_MINUTE,
                Wording.of("You sent too many requests. Try again in {seconds} seconds.").with("seconds", A_MINUTE.toSeconds()));
    }
}
