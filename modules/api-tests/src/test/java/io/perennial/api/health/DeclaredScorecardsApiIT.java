package io.perennial.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class DeclaredScorecardsApiIT {
    private static final String SCORECARDS = "/health/scorecards";

    private final PerennialApi manager;
    private final PerennialApi elsewhere;
    private final OwnDatabase database;

    DeclaredScorecardsApiIT(Perennial perennial) {
        manager = perennial.member("manager", "contoso");
        elsewhere = perennial.member("manager", "northwind");
        database = perennial.database().orElseThrow();
    }

    @Test
    void what_the_files_say_is_published_once_the_server_is_up() {
        var published = awaited("客户健康度", "published", 1);

        assertTrue(published.path("declared").asBoolean());
        assertEquals("登录天数", published.at("/measures/0/label").asText());
        assertEquals(List.of(), named(elsewhere, "客户健康度"));
    }

    @Test
    void each_change_of_a_file_is_a_new_version_and_what_is_dropped_is_retired() throws SQLException {
        var name = "Declared " + UUID.randomUUID();

        declare(name, 14);
        awaited(name, "published", 1);
        declare(name, 30);
        var second = awaited(name, "published", 2);
        assertEquals("30", second.at("/measures/0/pieces/0/to").asText());
        awaited(name, "retired", 1);
        follow();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
        assertEquals(2, named(manager, name).size(), "published again, though nothing changed");
        drop(name);
        awaited(name, "retired", 2);
    }

    @Test
    void through_the_api_it_is_neither_retired_nor_replaced() throws SQLException {
        var name = "Declared " + UUID.randomUUID();
        declare(name, 14);
        var id = awaited(name, "published", 1).path("id").asText();

        manager.send("PUT", SCORECARDS + "/" + id + "/retirement", null, null).expect(409, "scorecard_declared");
        var draft = manager.post(SCORECARDS, definition(name, 60)).expect(201).location();
        manager.send("PUT", draft + "/publication", null, null).expect(409, "scorecard_declared");
        drop(name);
    }

    /** Declares a scorecard as an application of the tenant's files does. */
    private void declare(String name, int days) throws SQLException {
        database.run("""
                insert into health.declared_scorecard (tenant_id, name, definition)
                select id, '%1$s', '%2$s' from platform.tenant where name = 'contoso'
                on conflict (tenant_id, name) do update set definition = excluded.definition
                """.formatted(name, definition(name, days)));
        follow();
    }

    private void drop(String name) throws SQLException {
        database.run("delete from health.declared_scorecard where name = '" + name + "'");
        follow();
    }

    /** Notes that files were applied, as their application does. */
    private void follow() throws SQLException {
        database.run("update platform.tenant set applied_at = now() where name = 'contoso'");
    }

    private static String definition(String name, int days) {
        return """
                {"name": "%1$s", "segments": ["%1$s"], "measures": [{"key": "silence", "weight": 10000, "source": {"kind": "days_since_contact"},
                 "direction": "lower_is_better", "pieces": [{"to": "%2$d", "start": 10000, "end": 10000}, {"from": "%2$d", "start": 0, "end": 0}]}]}
                """.formatted(name, days).replace("\n", "");
    }

    private JsonNode awaited(String name, String state, int number) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < until) {
            var found = found(name, state, number);
            if (found.isPresent()) return found.get();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new AssertionError(name + " " + number + " is not " + state + ": " + named(manager, name));
    }

    private Optional<JsonNode> found(String name, String state, int number) {
        return named(manager, name).stream()
                .filter(one -> one.path("state").asText().equals(state) && one.path("number").asInt() == number)
                .findFirst();
    }

    private static List<JsonNode> named(PerennialApi api, String name) {
        return api.all(SCORECARDS + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
