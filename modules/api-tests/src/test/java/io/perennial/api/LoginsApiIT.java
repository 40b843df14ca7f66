package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests logins under attack: wrong secrets slow down whoever sends them and nobody else. */
@ExtendWith(RunningPerennial.class)
class LoginsApiIT {
    private static final String MEMBER = "manager@contoso.example";

    private final PerennialApi api;
    private final PerennialApi signedIn;

    LoginsApiIT(Perennial perennial) {
        api = perennial.api();
        signedIn = perennial.member("csm", "northwind");
    }

    @Test
    void ten_wrong_secrets_lock_nobody_out() {
        logIn(from("203.0.113.1"), "perennial-demo").expect(201);
        for (int at = 0; at < 10; at++) logIn(from("203.0.113.7"), "wrong").expect(401, "wrong_credentials");
        var refused = logIn(from("203.0.113.7"), "perennial-demo").expect(429, "too_many_attempts");
        assertTrue(Integer.parseInt(refused.header("Retry-After")) <= 2, refused::body);
        logIn(from("203.0.113.8"), "perennial-demo").expect(201);

        for (int at = 0; at < 12; at++) logIn(from("203.0.113.1"), "wrong").expect(401, "wrong_credentials");
        logIn(from("203.0.113.1"), "perennial-demo").expect(201);
    }

    @Test
    void many_logins_at_once_are_refused_and_the_others_go_on() throws Exception {
        try (var callers = Executors.newFixedThreadPool(40)) {
            var answers = new ArrayList<Future<Answer>>();
            for (int at = 0; at < 120; at++) answers.add(callers.submit(() -> logIn(from("203.0.113.9"), "wrong")));
            for (int at = 0; at < 20; at++) signedIn.get("/session").expect(200);

            var statuses = new ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get().status());
            assertTrue(List.of(401, 429, 503).containsAll(statuses), statuses::toString);
            assertTrue(statuses.contains(429), statuses::toString);
        }
    }

    @Test
    void each_answer_to_a_login_says_how_many_requests_are_left() {
        var first = left(signedIn);
        var second = left(signedIn);

        assertTrue(second.matches("\"client\";r=\\d+;t=1"), second);
        assertTrue(first.matches("\"client\";r=\\d+;t=1"), first);
    }

    private static String left(PerennialApi api) {
        var answer = api.get("/session").expect(200);
        assertTrue(answer.header("RateLimit-Policy").matches("\"client\";q=\\d+;w=10"), answer::body);
        return answer.header("RateLimit");
    }

    private PerennialApi from(String address) {
        return api.with("X-Forwarded-For", address);
    }

    private static Answer logIn(PerennialApi api, String password) {
        return api.post("/session", Map.of("tenant", "contoso", "email", MEMBER, "password", password));
    }
}
