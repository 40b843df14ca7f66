package io.perennial.api.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the session of the console: a cookie that no script reads and that counts only where the console itself asks. */
@ExtendWith(RunningPerennial.class)
class ConsoleSessionApiIT {
    private static final Map<String, String> LOGIN =
            Map.of("tenant", "northwind", "email", "csm@northwind.example", "password", "perennial-demo");

    private final PerennialApi api;

    ConsoleSessionApiIT(Perennial perennial) {
        api = perennial.api();
    }

    @Test
    void a_page_of_the_same_origin_gets_the_token_in_a_cookie_only() {
        var answer = console(api).post("/session", LOGIN).expect(204);

        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.matches("__Host-perennial=prn_[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=Strict"), cookie);
        assertEquals("", answer.body());
    }

    @Test
    void the_cookie_counts_only_where_the_console_asks() {
        var holding = api.with("Cookie", "x=1; " + logIn());

        console(holding).get("/session").expect(200);
        holding.get("/session").expect(401);
        holding.with("Perennial-Client", "console").get("/session").expect(401);
        holding.with("Sec-Fetch-Site", "same-origin").get("/session").expect(401);
        for (var site : new String[] {"cross-site", "same-site", "none"})
            holding.with("Perennial-Client", "console").with("Sec-Fetch-Site", site).post("/accounts", Map.of("name", "X")).expect(401);
    }

    @Test
    void a_token_in_the_header_counts_instead_of_the_cookie() {
        console(api.with("Cookie", logIn())).with("Authorization", "Bearer nonsense").get("/session").expect(401);
    }

    @Test
    void the_session_says_what_the_console_needs() {
        var session = console(api.with("Cookie", logIn())).get("/session").expect(200);

        assertEquals("csm@northwind.example", session.text("/email"));
        assertEquals("Northwind Software", session.text("/organisation"));
        assertEquals("own", session.text("/visible/0"));
        assertTrue(session.text("/today").matches("\\d{4}-\\d\\d-\\d\\d"), session::body);
    }

    @Test
    void a_logout_ends_the_session_and_the_cookie() {
        var holding = console(api.with("Cookie", logIn()));

        var ended = holding.send("DELETE", "/session", null, null).expect(204);

        assertTrue(ended.header("Set-Cookie").startsWith("__Host-perennial=; Max-Age=0; Path=/; Secure"), ended::body);
        holding.get("/session").expect(401);
    }

    @Test
    void a_login_over_a_live_session_ends_it_whoever_logs_in() {
        var before = logIn();
        var other = console(api.with("Cookie", before))
                .post("/session", Map.of("tenant", "contoso", "email", "csm@contoso.example", "password", "perennial-demo")).expect(204);

        console(api.with("Cookie", before)).get("/session").expect(401);
        console(api.with("Cookie", other.header("Set-Cookie").split(";")[0])).get("/session").expect(200);
        var still = logIn();
        console(api.with("Cookie", still))
                .post("/session", Map.of("tenant", "northwind", "email", "csm@northwind.example", "password", "no"))
                .expect(401);
        console(api.with("Cookie", still)).get("/session").expect(200);
    }

    @Test
    void a_program_gets_no_cookie() {
        var answer = api.post("/session", LOGIN).expect(201);

        assertFalse(answer.hasHeader("Set-Cookie"), answer::body);
    }

    private String logIn() {
        return console(api).post("/session", LOGIN).expect(204).header("Set-Cookie").split(";")[0];
    }

    private static PerennialApi console(PerennialApi api) {
        return api.with("Perennial-Client", "console").with("Sec-Fetch-Site", "same-origin");
    }
}
