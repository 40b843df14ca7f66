package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed logins by the name that was tried, even if nobody has it, and by the source. Failures slow further attempts down and never
 * lock a name: those of one source do not delay another source, and those of all sources do not delay a source that is known. A source is
 * known for 30 days after a login with this name.
 */
@ApplicationScoped
class LoginAttempts {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration KNOWN = Duration.ofDays(30);

    private static final int PAUSES = 10_000;

    /** Slows down the guesses of one source. */
    static final Slowdown SOURCE = new Slowdown(10, Duration.ofMinutes(1));

    /** Slows down the guesses that come from many sources, each too few to be slowed down by itself. */
    static final Slowdown ANYWHERE = new Slowdown(100, Duration.ofSeconds(5));

    /** Lets the right secret pass beside a program at the same address that still sends an old one. */
    static final Slowdown KNOWN_SOURCE = new Slowdown(100, Duration.ofSeconds(1));

    /**
     * @param own the failures of this source in the window
     * @param everybody the failures of all sources in the window
     */
    record Failures(long own, @Nullable Instant ownNewest, long everybody, @Nullable Instant newest, boolean known) {
        Instant next() {
            if (known) return KNOWN_SOURCE.next(own, ownNewest);
            var alone = SOURCE.next(own, ownNewest);
            var together = ANYWHERE.next(everybody, newest);
            return alone.isAfter(together) ? alone : together;
        }
    }

    private static final String FAILURES =
            """
            select count(*) filter (where source = :source) as own, max(at) filter (where source = :source) as own_newest,
                   count(*) as everybody, max(at) as newest,
                   exists (select from {identity.known_source}
                           where login = :login and source = :source and seen_at > :known) as known
            from {identity.login_attempt}
            where login = :login and at > :since
            """;
    private static final String FAILED =
            "insert into identity.login_attempt (tenant_id, id, login, source, at) values (:tenant, :id, :login, :source, :now)";
    private static final String FORGET =
            "delete from identity.login_attempt where tenant_id = :tenant and login = :login and source = :source";
    private static final String KNOW =
            """
            insert into identity.known_source (tenant_id, login, source, seen_at) values (:tenant, :login, :source, :now)
            on conflict (tenant_id, login, source) do update set seen_at = excluded.seen_at
            """;
    private static final String OLD =
            """
            delete from identity.login_attempt
            where tenant_id = :tenant and id in (select id from {identity.login_attempt} where at < :before limit :most)
            """;
    private static final String UNUSED =
            """
            delete from identity.known_source k
            using (select login, source from {identity.known_source} where seen_at < :before limit :most) old
            where k.tenant_id = :tenant and k.login = old.login and k.source = old.source
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    /** The pauses that this node knows. Nobody passes during a pause, so none ends early. */
    private final Cache<Attempt, Instant> paused =
            Caffeine.newBuilder().maximumSize(PAUSES).expireAfterWrite(SOURCE.longest()).build();

    private record Attempt(UUID tenant, String login, String source) {}

    /** Refuses an attempt that comes too soon after failures. */
    void check(String login, String source) {
        var now = clock.instant();
        var failures = sql.first(Failures.class, FAILURES, Map.of(
                "login", login, "source", source, "since", now.minus(WINDOW), "known", now.minus(KNOWN))).orElseThrow();
        var next = failures.next();
        if (!next.isAfter(now)) return;
        paused.put(new Attempt(Call.current().tenant(), login, source), next);
        throw tooSoon(now, next);
    }

    /** Refuses an attempt during a pause without asking the database, so that a guesser who does not wait costs little. */
    void checkPaused(UUID tenant, String login, String source) {
        var now = clock.instant();
        var next = paused.getIfPresent(new Attempt(tenant, login, source));
        if (next != null && next.isAfter(now)) throw tooSoon(now, next);
    }

    private static Refusal tooSoon(Instant now, Instant next) {
        var pause = Duration.ofSeconds(Duration.between(now, next).plusNanos(999_999_999).toSeconds());
        return LoginRefusal.TOO_MANY_ATTEMPTS.until(pause,
                Wording.of("Try again in {seconds} seconds.").with("seconds", pause.toSeconds()));
    }

    void failed(String login, String source) {
        sql.change(FAILED, Map.of("id", TypeId.next(), "login", login, "source", source, "now", clock.instant()));
    }

    /** Forgets the failures of this source, and knows it from now on. */
    void passed(String login, String source) {
        sql.change(FORGET, Map.of("login", login, "source", source));
        sql.change(KNOW, Map.of("login", login, "source", source, "now", clock.instant()));
    }

    @Produces
    static Perishable old() {
        return new Perishable(OLD, WINDOW);
    }

    @Produces
    static Perishable unused() {
        return new Perishable(UNUSED, KNOWN);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("login_attempts", SOURCE.allowed(), "attempts",
                        "The number of failed logins with one name from one address after which further attempts must wait."),
                new LimitView("login_attempts_seconds", WINDOW.toSeconds(), "seconds", "The time for which a failed login counts."),
                new LimitView("login_pause_seconds", SOURCE.longest().toSeconds(), "seconds",
                        "The longest pause between two attempts after failed logins."),
                new LimitView("session_seconds", Logins.SESSION.toSeconds(), "seconds", "The lifetime of a person's token."),
                new LimitView("token_seconds", Logins.TOKEN.toSeconds(), "seconds", "The lifetime of a program's token.")));
    }
}
