package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two requests that meet. A locked table holds both before they commit, so neither can have seen the result of the other. */
@ExtendWith(RunningPerennial.class)
class MeetingRequestsApiIT {
    private final PerennialApi api;
    private final OwnDatabase behind;
    private final Meetings meetings;
    private final String mark = UUID.randomUUID().toString();

    MeetingRequestsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        api = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
        meetings = new Meetings(behind);
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

        var met =
                meetings.meet("records.external_key", () -> api.delete("/accounts/" + going, "*"), () -> api.put(path, part(kind, going)));

        met.first().expect(204);
        met.second().expect(422, "unknown_account");
        api.put(path, part(kind, staying)).expect(201);
    }

    @Test
    void a_put_that_waits_for_the_deletion_of_its_account_creates_another_one() throws Exception {
        var path = "/accounts/by-external/meeting/" + mark;
        var going = api.put(path, Map.of("name", mark)).expect(201);

        var met = meetings.meet("platform.audit", () -> api.delete(going.location(), "*"),
                () -> api.put(path, Map.of("name", "other " + mark)));

        met.first().expect(204);
        assertNotEquals(going.text("/id"), met.second().expect(201).text("/id"));
    }

    /** Contacts are moved by PATCH, and an import leaves what it has created before. */
    @Test
    void a_contact_that_is_moved_to_an_account_that_is_just_deleted_stays_where_it_is() throws Exception {
        var going = account("going");
        var staying = account("staying");
        var contact = api.put("/contacts/by-external/meeting/" + mark, part("contacts", staying)).expect(201);

        var met = meetings.meet("platform.audit", () -> api.delete("/accounts/" + going, "*"),
                () -> api.patch(contact.location(), "*", Map.of("accountId", going)));

        met.first().expect(204);
        met.second().expect(422, "unknown_account");
        assertEquals(staying, api.get(contact.location()).expect(200).text("/accountId"));
    }

    private record Moved(PerennialApi api, String how, String key, String path, String etag) {
        static Moved of(PerennialApi api, String how, String key, Map<String, Object> body) {
            var made = api.put("/contacts/by-external/meeting/" + key, body).expect(201);
            return new Moved(api, how, key, made.location(), made.etag());
        }

        Answer to(String account) {
            var known = "/contacts/by-external/meeting/" + key;
            return switch (how) {
                case "PATCH" -> api.patch(path, etag, Map.of("accountId", account));
                case "PATCH by key" -> api.patch(known, etag, Map.of("accountId", account));
                default -> api.with("If-Match", etag).put(known, Map.of("name", key, "accountId", account));
            };
        }
    }

    /** Stops both requests after their first lock, so that each has that of the account which the other one needs next. */
    @ParameterizedTest
    @CsvSource({"PATCH,records.external_key", "PATCH by key,records.statement", "PUT,records.statement"})
    void two_opposite_moves_of_parts_between_two_accounts_do_not_deadlock(String how, String readAfterIt) throws Exception {
        var left = account("left");
        var right = account("right");

        var met = meetings.undisturbed(() -> {
            var goes = Moved.of(api, how, UUID.randomUUID().toString(), part("contacts", left));
            var comes = Moved.of(api, how, UUID.randomUUID().toString(), part("contacts", right));
            return meetings.meet(readAfterIt, "access exclusive", () -> goes.to(right), () -> comes.to(left));
        });

        assertEquals(right, met.first().expect(200).text("/accountId"));
        assertEquals(left, met.second().expect(200).text("/accountId"));
    }

    @Test
    void two_opposite_moves_of_children_between_two_accounts_do_not_deadlock() throws Exception {
        var below = new Below(api, mark);
        var left = account("left");
        var right = account("right");

        var met = meetings.undisturbed(() -> {
            var goes = api.post("/accounts", Map.of("name", mark, "parentId", left)).expect(201).text("/id");
            var comes = api.post("/accounts", Map.of("name", mark, "parentId", right)).expect(201).text("/id");
            return meetings.meet("records.external_key", "access exclusive", () -> below.put("PATCH", goes, right),
                    () -> below.put("PATCH", comes, left));
        });

        assertEquals(right, met.first().expect(200).text("/parentId"));
        assertEquals(left, met.second().expect(200).text("/parentId"));
    }

    @Test
    void a_put_that_is_sent_twice_at_once_changes_the_record_once() throws Exception {
        var path = "/accounts/by-external/meeting/" + mark;
        var before = api.put(path, Map.of("name", mark)).expect(201);
        var body = Map.of("name", mark, "tier", "gold");

        var met = meetings.meet("platform.audit", () -> api.put(path, body), () -> api.put(path, body));

        assertEquals(met.first().expect(200).etag(), met.second().expect(200).etag());
        assertEquals(List.of("account_changed", "account_created"), api.all("/audit?subject=" + before.text("/id")).stream()
                .map(entry -> entry.path("action").asText()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "contacts", "contracts", "expansions"})
    void first_puts_of_one_key_at_once_create_one_record_and_all_are_answered(String kind) throws Exception {
        var path = "/" + kind + "/by-external/meeting/" + mark;
        var body = kind.equals("accounts") ? Map.<String, Object>of("name", mark) : part(kind, account("whole"));
        var puts = new ArrayList<CompletableFuture<Answer>>();
        try (var connection = behind.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table platform.audit in share mode");
            for (int at = 0; at < 6; at++)
                puts.add(AtOnce.begin(() -> api.put(path, body)));
            meetings.awaitWaiting(2);
            connection.rollback();
        }

        var answers = new ArrayList<Answer>();
        for (var put : puts) answers.add(put.get(30, TimeUnit.SECONDS));
        assertEquals(List.of(200, 200, 200, 200, 200, 201), answers.stream().map(Answer::status).sorted().toList());
        assertEquals(1, answers.stream().map(answer -> answer.text("/id")).distinct().count());
    }

    private record Below(PerennialApi api, String mark) {
        /** Puts an account below another one, each known by its own key. */
        Answer put(String how, String child, String parent) {
            return switch (how) {
                case "PATCH" -> api.patch("/accounts/" + child, "*", Map.of("parentId", parent));
                case "PUT" -> api.put("/accounts/by-external/meeting/" + mark + child, Map.of("name", mark, "parentId", parent));
                default -> api.post("/accounts/batch?atomic=true", Map.of("items", List.of(Map.of("name", mark, "parentId", parent,
                        "externalKeys", List.of(Map.of("system", "meeting", "externalId", mark + child))))));
            };
        }

        String account() {
            var made = api.post("/accounts", Map.of("name", mark)).expect(201);
            var keys = List.of(Map.of("system", "meeting", "externalId", mark + made.text("/id")));
            return api.patch(made.location(), "*", Map.of("externalKeys", keys)).expect(200).text("/id");
        }
    }

    private static void assertCycle(Answer answer) {
        if (answer.status() != 207) answer.expect(422, "account_cycle");
        else assertEquals("account_cycle", answer.text("/items/0/problem/code"), answer::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT", "batch"})
    void two_accounts_that_are_put_below_each_other_make_no_cycle(String how) throws Exception {
        var below = new Below(api, mark);
        var one = below.account();
        var other = below.account();

        // Only one batch of a tenant is worked on at a time, so a batch meets a PUT.
        var first = how.equals("batch") ? "PUT" : how;
        var met = meetings.meet("platform.audit", () -> below.put(first, one, other), () -> below.put(how, other, one));

        assertTrue(met.first().status() < 300, met.first()::body);
        assertCycle(met.second());
        assertEquals("", api.get("/accounts/" + other).expect(200).json().path("parentId").asText(""));
    }

    @Test
    void a_tree_of_any_depth_makes_no_cycle() {
        var below = new Below(api, mark);
        var top = below.account();
        var last = top;
        for (int depth = 1; depth <= 100; depth++)
            last = api.post("/accounts", Map.of("name", mark, "parentId", last)).expect(201).text("/id");

        for (var how : List.of("PATCH", "PUT", "batch")) assertCycle(below.put(how, top, last));
        assertTrue(api.get("/accounts/" + top).expect(200).json().path("parentId").isNull());
    }

    @Test
    void changes_of_any_version_wait_for_each_other_and_of_one_version_only_the_first_is_made() throws Exception {
        var path = "/accounts/" + account("changed");

        var any = meetings.meet("platform.audit", () -> api.patch(path, "*", Map.of("tier", "gold")),
                () -> api.patch(path, "*", Map.of("segment", "mid")));
        any.first().expect(200);
        assertEquals("gold mid", any.second().expect(200).text("/tier") + " " + any.second().text("/segment"));

        var etag = any.second().etag();
        var one = meetings.meet("platform.audit", () -> api.patch(path, etag, Map.of("tier", "silver")),
                () -> api.patch(path, etag, Map.of("segment", "small")));
        one.first().expect(200);
        one.second().expect(412, "stale_version");
    }

    @Test
    void puts_by_key_on_one_condition_do_not_overwrite_each_other() throws Exception {
        var path = "/accounts/by-external/meeting/" + mark;
        var none = api.with("If-None-Match", "*");

        var made = meetings.meet("platform.audit", () -> none.put(path, Map.of("name", "first " + mark)),
                () -> none.put(path, Map.of("name", "second " + mark)));
        var first = made.first().status() == 201 ? made.first() : made.second().expect(201);
        (first == made.first() ? made.second() : made.first()).expect(412, "already_exists");
        assertEquals(first.text("/name"), api.get(path).expect(200).text("/name"));
        none.put(path, Map.of("name", "second " + mark)).expect(412, "already_exists");

        var seen = api.with("If-Match", first.etag());
        var changed = meetings.meet("platform.audit", () -> seen.put(path, Map.of("name", "third " + mark)),
                () -> seen.put(path, Map.of("name", "fourth " + mark)));
        changed.first().expect(200);
        changed.second().expect(412, "stale_version");
        assertEquals("third " + mark, api.get(first.location()).expect(200).text("/name"));
    }

    @Test
    void a_child_that_is_added_while_its_parent_is_deleted_is_refused() throws Exception {
        var parent = account("parent");

        var met = meetings.meet("platform.audit", () -> api.delete("/accounts/" + parent, "*"),
                () -> api.post("/accounts", Map.of("name", "child " + mark, "parentId", parent)));

        met.first().expect(204);
        met.second().expect(422, "unknown_parent");
        assertEquals(List.of(), behind.ask("select id from accounts.account where name = 'child " + mark + "'"));
    }
}
