package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a database that stands still: each request is soon told to come back, the server lives, and all heals. It runs after the other
 * tests, to which it would do the same.
 */
@ExtendWith(RunningPerennial.class)
@Order(Integer.MAX_VALUE - 1)
class FrozenDatabaseApiIT {
    private static final Duration AN_ANSWERS_TIME = Duration.ofSeconds(3);
    private static final Duration HEALING = Duration.ofSeconds(10);
    private static final String SECRET = "perennial-demo-secret";

    private final Perennial perennial;
    private final OwnDatabase database;
    private final PerennialApi known;

    FrozenDatabaseApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "Its database is elsewhere");
        this.perennial = perennial;
        this.database = perennial.database().get();
        this.known = perennial.partner("northwind");
    }

    @BeforeEach
    void all_is_well() {
        known.get("/accounts?limit=1").expect(200);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobody_waits_for_a_database_that_stands_still() throws Exception {
        var fresh = perennial.api().asClient("northwind-partner", SECRET);
        try (var frozen = FrozenDatabase.of(database.data())) {
            assertTold(() -> known.get("/accounts?limit=1"));
            assertTold(() -> fresh.get("/accounts?limit=1"));
            assertTold(() -> known.post("/accounts", "{\"name\": \"Willow\"}"));
            assertTold(() -> perennial.api().send("POST", "/oauth/token", "application/x-www-form-urlencoded",
                    "grant_type=client_credentials&client_id=northwind-partner&client_secret=" + SECRET));
            assertEquals(503, health("ready"));
            assertEquals(200, health("live"));
        }
        assertHealed();
        fresh.get("/accounts?limit=1").expect(200);
    }

    @Test
    void nobody_waits_for_a_locked_table() throws Exception {
        try (var other = database.connect(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table accounts.account");
            assertTold(() -> known.get("/accounts?limit=1"));
            assertTold(() -> known.post("/accounts", "{\"name\": \"Willow\"}"));
            assertEquals(200, health("ready"));
            assertEquals(200, health("live"));
            inTime(() -> known.get("/session")).expect(200);
            other.rollback();
        }
        assertHealed();
    }

    /** Tests the look-up of a token, before the operation begins. */
    @Test
    void nobody_waits_for_the_locked_tokens() throws SQLException {
        var fresh = perennial.api().asClient("northwind-partner", SECRET);
        try (var other = database.connect(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table identity.access_token");
            assertTold(() -> fresh.get("/accounts?limit=1"));
            other.rollback();
        }
        fresh.get("/accounts?limit=1").expect(200);
    }

    private static void assertTold(Supplier<Answer> request) {
        assertEquals("1", inTime(request).expect(503, "overloaded").header("Retry-After"));
    }

    private static Answer inTime(Supplier<Answer> request) {
        var began = System.nanoTime();
        var answer = request.get();
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(AN_ANSWERS_TIME) < 0, () -> "It took " + took + ":\n" + answer.exchange());
        return answer;
    }

    private void assertHealed() throws IOException, InterruptedException {
        var until = System.nanoTime() + HEALING.toNanos();
        while (health("ready") != 200 || known.get("/accounts?limit=1").status() != 200) {
            assertTrue(System.nanoTime() < until, "It does not heal");
            Thread.sleep(100);
        }
    }

    private int health(String check) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve("/health/" + check)).timeout(AN_ANSWERS_TIME).build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
