package io.perennial.identity;

import io.perennial.kernel.TypeId;
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

/** Logins that failed, counted by the name that was tried, whether anybody has it or not. */
@ApplicationScoped
class LoginAttempts {
    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    record Failure(Instant at) {}

    /** With it in the window, there are as many as are allowed. */
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

    /** Refuses a name that has failed too often, until the oldest of those failures is forgotten. */
    void check(String login) {
        var now = clock.instant();
        var decisive = sql.first(
                Failure.class, DECISIVE, Map.of("login", login, "since", now.minus(WINDOW), "others", ALLOWED - 1));
        if (decisive.isEmpty()) return;
        var pause = Duration.between(now, decisive.get().at().plus(WINDOW)).plusSeconds(1);
        throw LoginRefusal.TOO_MANY_ATTEMPTS.until(pause, "Try again in " + pause.toSeconds() + " seconds");
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
                new LimitView("login_attempts", ALLOWED, "attempts", "Failed logins in a row by one name; further ones wait."),
                new LimitView("login_attempts_seconds", WINDOW.toSeconds(), "seconds", "How long a failed login is remembered."),
                new LimitView("session_seconds", Logins.SESSION.toSeconds(), "seconds", "How long a person's token is good for."),
                new LimitView("token_seconds", Logins.TOKEN.toSeconds(), "seconds", "How long a program's token is good for.")));
    }
}
