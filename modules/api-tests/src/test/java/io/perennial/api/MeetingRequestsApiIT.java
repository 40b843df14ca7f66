package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two requests that meet. A locked table holds both before they commit, so neither can have seen the result of the other. */
@ExtendWith(RunningPerennial.class)
class MeetingRequestsApiIT {
    private final PerennialApi api;
    private final OwnDatabase behind;
    private final String mark = UUID.randomUUID().toString();

    MeetingRequestsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        api = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
    }

    private record Met(Answer first, Answer second) {}

    /** @param table that both requests write as late as possible, and no job writes */
    private Met meet(String table, Supplier<Answer> first, Supplier<Answer> second) throws Exception {
        CompletableFuture<Answer> one;
        CompletableFuture<Answer> other;
        try (var connection = behind.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table " + table + " in share mode");
            one = CompletableFuture.supplyAsync(first);
            awaitWaiting(1);
            other = CompletableFuture.supplyAsync(second);
            awaitWaiting(2);
            connection.rollback();
        }
        return new Met(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS));
    }

    private void awaitWaiting(int requests) throws SQLException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Integer.parseInt(behind.ask("select count(*) from pg_locks where not granted").getFirst()) < requests) {
            assertTrue(System.nanoTime() < until, "The request was to wait");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private String account(String name) {
        return api.post("/accounts", Map.of("name", name + " " + mark)).expect(201).text("/id");
    }

    private Map<String, Object> part(String kind, String account) {
        var body = new HashMap<String, Object>(Map.of("accountId", account));
        body.putAll(switch (kind) {
            case "contacts" -> Map.of("name", mark);
            case "contracts" -> Map.of("number", mark, "startsOn", "2026-01-01", "currency", "EUR");
            default -> Map.of("kind", "upsell", "title", mark);
        });
        return body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "contracts", "expansions"})
    void a_part_that_is_added_while_its_account_is_deleted_is_refused_and_its_key_stays_free(String kind) throws Exception {
        var going = account("going");
        var staying = account("staying");
        var path = "/" + kind + "/by-external/meeting/" + mark;

        var met = meet("records.external_key", () -> api.delete("/accounts/" + going, "*"), () -> api.put(path, part(kind, going)));

        met.first().expect(204);
        met.second().expect(422, "unknown_account");
        api.put(path, part(kind, staying)).expect(201);
    }

    @Test
    void two_accounts_that_are_put_below_each_other_make_no_cycle() throws Exception {
        var one = account("one");
        var other = account("other");

        var met = meet("platform.audit", () -> api.patch("/accounts/" + one, "*", Map.of("parentId", other)),
                () -> api.patch("/accounts/" + other, "*", Map.of("parentId", one)));

        met.first().expect(200);
        met.second().expect(422, "account_cycle");
    }

    @Test
    void a_child_that_is_added_while_its_parent_is_deleted_is_refused() throws Exception {
        var parent = account("parent");

        var met = meet("platform.audit", () -> api.delete("/accounts/" + parent, "*"),
                () -> api.post("/accounts", Map.of("name", "child " + mark, "parentId", parent)));

        met.first().expect(204);
        met.second().expect(422, "unknown_parent");
        assertEquals(List.of(), behind.ask("select id from accounts.account where name = 'child " + mark + "'"));
    }
}
