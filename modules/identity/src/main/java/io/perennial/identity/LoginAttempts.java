package io.perennial.identity;

import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
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

/** Counts failed logins by the name that was tried, even if nobody has it. */
@ApplicationScoped
class LoginAttempts {
    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    record Failure(Instant at) {}

    /** Finds the failure that reaches the limit: the tenth newest in the window. */
    private static final String DECISIVE =
            """
            select at from {identity.login_attempt}
            where login = :login and at > :since
            order by at desc
            offset :others limit 1
            """;
    private static final String FAILED =
            "insert into identity.login_attempt (tenant_id, id, login, at) values (:tenant, :id, :login, :now)";
    private static final String FORGET = "delete from identity.login_attempt where tenant_id = :tenant and login = :login";
    private static final String OLD =
            """
            delete from identity.login_attempt
            where tenant_id = :tenant and id in (select id from {identity.login_attempt} where at < :before limit :most)
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    /** Refuses a name with too many failures in the window, until the oldest of the last ten leaves it. */
    void check(String login) {
        var now = clock.instant();
        var decisive = sql.first(
                Failure.class, DECISIVE, Map.of("login", login, "since", now.minus(WINDOW), "others", ALLOWED - 1));
        if (decisive.isEmpty()) return;
        var pause = Duration.between(now, decisive.get().at().plus(WINDOW)).plusSeconds(1);
        throw LoginRefusal.TOO_MANY_ATTEMPTS.until(pause, Wording.of("Try again in {seconds} seconds.").with("seconds", pause.toSeconds()));
    }

    void failed(String login) {
        sql.change(FAILED, Map.of("id", TypeId.next(), "login", login, "now", clock.instant()));
    }

    void forget(String login) {
        sql.change(FORGET, Map.of("login", login));
    }

    @Produces
    static Perishable old() {
        return new Perishable(OLD, WINDOW);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("login_attempts", ALLOWED, "attempts",
                        "The maximum number of failed logins in a row with one name. Further attempts must wait."),
                new LimitView("login_attempts_seconds", WINDOW.toSeconds(), "seconds", "The time for which a failed login counts."),
                new LimitView("session_seconds", Logins.SESSION.toSeconds(), "seconds", "The lifetime of a person's token."),
                new LimitView("token_seconds", Logins.TOKEN.toSeconds(), "seconds", "The lifetime of a program's token.")));
    }
}
