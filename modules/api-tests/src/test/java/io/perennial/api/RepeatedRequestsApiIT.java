package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the guarantees of an Idempotency-Key. */
@ExtendWith(RunningPerennial.class)
class RepeatedRequestsApiIT {
    /** No job writes here, so only the request waits. The suite's server has two connections: a waiting job would take the other one. */
    private static final String KEYS = "platform.idempotency_key";

    private final Perennial perennial;
    private final PerennialApi api;
    private final String mark = UUID.randomUUID().toString();
    private final Map<String, Object> body = Map.of("name", mark, "tier", mark);

    RepeatedRequestsApiIT(Perennial perennial) {
        this.perennial = perennial;
        api = perennial.partner("northwind").with("Idempotency-Key", mark);
    }

    private int accounts() {
        return perennial.admin("northwind").get("/accounts?tier=" + mark + "&count=true").expect(200).json().path("count").asInt();
    }

    private static void assertReplayed(Answer first, Answer again) {
        assertEquals("true", again.expect(first.status()).header("Idempotency-Replayed"));
        assertEquals(first.body(), again.body());
        for (var header : List.of("Location", "ETag"))
            assertEquals(first.exchange().receivedHeader(header), again.exchange().receivedHeader(header));
    }

    private static void assertNew(Answer answer) {
        assertTrue(answer.exchange().receivedHeader("Idempotency-Replayed").isEmpty(), answer.exchange()::toString);
    }

    @Test
    void a_repeated_request_happens_once_and_answers_the_same() {
        var first = api.post("/accounts", body).expect(201);
        assertNew(first);
        perennial.admin("northwind").patch(first.location(), first.etag(), Map.of("segment", "changed since")).expect(200);

        assertReplayed(first, api.post("/accounts", body));
        assertEquals(1, accounts());
    }

    @Test
    void another_body_or_query_is_another_request() {
        var items = Map.of("items", List.of(body));
        api.post("/accounts", body).expect(201);
        api.post("/accounts", Map.of("name", mark)).expect(422, "idempotency_mismatch");
        var batch = api.post("/accounts/batch", items).expect(207);
        assertNew(batch);
        api.post("/accounts/batch?atomic=true", items).expect(422, "idempotency_mismatch");

        assertReplayed(batch, api.post("/accounts/batch", items));
        assertEquals(2, accounts());
    }

    @Test
    void a_key_is_its_clients_and_its_routes_own() {
        var first = api.post("/accounts", body).expect(201);
        assertNew(perennial.admin("northwind").with("Idempotency-Key", mark).post("/accounts", body).expect(201));
        assertNew(perennial.partner("contoso").with("Idempotency-Key", mark).post("/accounts", body).expect(201));
        assertNew(api.post("/contacts", Map.of("accountId", first.text("/id"), "name", mark)).expect(201));
        var note = Map.of("text", mark);
        assertNew(api.post(first.location() + "/notes", note).expect(201));
        assertEquals(2, accounts());
    }

    @Test
    void a_refused_request_may_be_put_right_with_the_same_key() {
        api.post("/accounts", Map.of("name", mark, "tier", mark, "country", "Germany")).expect(422, "invalid");
        api.post("/accounts", "{").expect(400, "malformed_json");
        perennial.admin("northwind").put("/accounts/by-external/repeated/" + mark, Map.of("name", "other")).expect(201);
        api.post("/accounts", Map.of("name", mark, "externalKeys", List.of(Map.of("system", "repeated", "externalId", mark)))).expect(409,
                "external_key_taken");

        var right = api.post("/accounts", body).expect(201);
        assertNew(right);
        assertReplayed(right, api.post("/accounts", body));
    }

    @Test
    void a_batch_that_kept_nothing_is_tried_again_and_one_that_kept_some_is_not() {
        var items = Map.of("items", List.of(body, Map.of("tier", mark)));
        assertNew(api.post("/accounts/batch?atomic=true", items).expect(207));
        assertNew(api.post("/accounts/batch?atomic=true", items).expect(207));
        assertEquals(0, accounts());

        var some = api.post("/accounts/batch", items).expect(207);
        assertNew(some);
        assertReplayed(some, api.post("/accounts/batch", items));
        assertEquals(1, accounts());
    }

    @Test
    void a_fault_of_the_server_is_not_kept() throws SQLException {
        var database = behind();
        database.run("alter table accounts.account add constraint planted_fault check (name <> '%s') not valid".formatted(mark));
        try {
            assertTrue(api.post("/accounts", body).status() >= 400);
        } finally {
            database.run("alter table accounts.account drop constraint planted_fault");
        }
        assertNew(api.post("/accounts", body).expect(201));
    }

    @Test
    void while_the_first_is_under_way_the_second_is_told_so() throws Exception {
        CompletableFuture<Answer> first;
        try (var connection = behind().connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table " + KEYS + " in share mode");
            first = AtOnce.begin(() -> api.post("/accounts", body));
            awaitWaiting(1);
            api.post("/accounts", body).expect(409, "idempotency_in_flight");
            connection.rollback();
        }
        assertReplayed(first.get(30, TimeUnit.SECONDS).expect(201), api.post("/accounts", body));
        assertEquals(1, accounts());
    }

    /** The first repeat holds the key while it waits for the answers. The second one does not need the key, because there is an answer. */
    @Test
    void two_repeats_at_once_of_a_finished_request_both_get_its_answer() throws Exception {
        var done = api.post("/accounts", body).expect(201);
        CompletableFuture<Answer> one;
        CompletableFuture<Answer> other;
        try (var connection = behind().connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table " + KEYS + " in access exclusive mode");
            one = AtOnce.begin(() -> api.post("/accounts", body));
            awaitWaiting(1);
            other = AtOnce.begin(() -> api.post("/accounts", body));
            awaitWaiting(2);
            connection.rollback();
        }
        assertReplayed(done, one.get(30, TimeUnit.SECONDS));
        assertReplayed(done, other.get(30, TimeUnit.SECONDS));
    }

    private OwnDatabase behind() {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        return perennial.database().orElseThrow();
    }

    private void awaitWaiting(int requests) throws SQLException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (behind().ask("select 1 from pg_locks where not granted and relation = '" + KEYS + "'::regclass").size() < requests) {
            assertTrue(System.nanoTime() < until, "The request was to wait");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    void what_is_no_key_is_refused(String key) {
        perennial.partner("northwind").with("Idempotency-Key", key).post("/accounts", body).expect(400, "malformed_request");
        assertEquals(0, accounts());
    }

    @Test
    void a_key_has_at_most_255_characters() {
        var partner = perennial.partner("northwind");
        partner.with("Idempotency-Key", mark + "k".repeat(220)).post("/accounts", body).expect(400, "malformed_request");
        partner.with("Idempotency-Key", mark + "k".repeat(219)).post("/accounts", body).expect(201);
    }
}
