package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a member whose role sees only own accounts and may do everything there. Other accounts are like missing ones in every operation.
 * A value that is unique in the whole company is only reported as taken.
 */
@ExtendWith(RunningPerennial.class)
class OwnAccountsApiIT {
    private final PerennialApi admin;
    private final PerennialApi csm;
    private final PerennialApi vendor;
    private final String csmId;
    private Company own;
    private Company others;
    private String before = "";

    OwnAccountsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        csm = perennial.member("csm", "northwind");
        vendor = perennial.member("vendor", "northwind");
        csmId = csm.get("/session").expect(200).text("/subjectId");
        own = Company.of(admin, csmId);
        others = Company.of(admin, admin.get("/session").expect(200).text("/subjectId"));
    }

    @BeforeEach
    void as_it_was() {
        before = others.read(admin);
    }

    @AfterEach
    void nothing_of_others_was_written() {
        assertEquals(before, others.read(admin));
    }

    @Test
    void own_records_are_read_and_others_answer_like_missing_ones() {
        Stream.concat(own.paths().stream(), own.lists().stream()).forEach(path -> csm.get(path).expect(200));
        Stream.concat(others.paths().stream(), others.lists().stream())
                .forEach(path -> assertMissing(path, csm.get(path), csm.get(missing(path))));
    }

    /** Returns the path with ids that do not exist. */
    private static String missing(String path) {
        for (var kind : List.of("acct", "cont", "ctr", "note")) path = path.replaceAll(kind + "_\\w+", TypeId.encode(kind, TypeId.next()));
        return path;
    }

    private static void assertMissing(String path, Answer others, Answer missing) {
        var of = others.expect(404).body().replaceAll("(acct|cont|ctr|note|req)_\\w+", "$1");
        assertEquals(
                missing.expect(404).body().replaceAll("(acct|cont|ctr|note|req)_\\w+", "$1").replaceAll("\"requestId\":\"[^\"]*\"", ""),
                of.replaceAll("\"requestId\":\"[^\"]*\"", ""), path);
    }

    @Test
    void lists_and_their_counts_leave_others_out() {
        for (var company : List.of(own, others)) {
            var seen = company == own ? 1 : 0;
            for (var list : List.of("/accounts?tier=" + company.mark(), "/contacts?accountId=" + company.account(),
                    "/contracts?accountId=" + company.account())) {
                var page = csm.get(list + "&count=true").expect(200);
                assertEquals(seen, page.json().path("items").size(), list);
                assertEquals(seen, page.json().path("count").asInt(), list);
            }
        }
        assertFalse(csm.all("/accounts?limit=200").toString().contains(others.mark()));
    }

    @Test
    void a_parent_that_is_not_seen_is_not_told() {
        var path = "/accounts/" + own.account();
        admin.patch(path, "*", Map.of("parentId", others.account())).expect(200);

        for (var answer : List.of(csm.get(path), csm.patch(path, "*", Map.of("tier", "gold")), csm.get("/accounts?id=" + own.account())))
            assertFalse(answer.expect(200).body().contains(others.account()), answer::body);
        assertEquals(0, csm.get("/accounts?parentId=" + others.account()).expect(200).json().path("items").size());
        assertEquals(1, admin.get("/accounts?parentId=" + others.account()).expect(200).json().path("items").size());
        assertEquals(others.account(), admin.get(path).expect(200).text("/parentId"));
        admin.delete(path, "*").expect(204);
    }

    @Test
    void others_are_neither_changed_nor_deleted_nor_written_about() {
        for (var path : others.paths()) {
            var patch = path.contains("note") ? Map.of("text", "x")
                    : path.startsWith("/contracts") ? Map.of("number", "x") : Map.of("name", "x");
            assertMissing(path, csm.patch(path, "*", patch), csm.patch(missing(path), "*", patch));
            assertMissing(path, csm.delete(path, "*"), csm.delete(missing(path), "*"));
        }
        csm.post("/accounts/" + others.account() + "/notes", Map.of("text", "x")).expect(404);
        csm.post("/contacts", Map.of("accountId", others.account(), "name", "x")).expect(422, "unknown_account");
        csm.post("/contracts", contract(others.account(), "x-" + own.mark())).expect(422, "unknown_account");
        csm.post("/usage", Map.of("points", List.of(point(Map.of("accountId", others.account()))))).expect(422);
        csm.post("/usage", Map.of("points", List.of(point(Map.of("account", key(others)))))).expect(422);
    }

    private static Map<String, Object> contract(String account, String number) {
        return Map.of("accountId", account, "number", number, "startsOn", "2026-01-01", "currency", "EUR");
    }

    private static Map<String, Object> point(Map<String, Object> of) {
        var point = new java.util.HashMap<String, Object>(of);
        point.putAll(Map.of("metric", "logins", "at", "2026-03-01T00:00:00Z", "value", 1));
        return point;
    }

    private static Map<String, String> key(Company company) {
        return Map.of("system", Company.SYSTEM, "externalId", company.mark());
    }

    @Test
    void an_upsert_by_somebody_elses_key_is_refused() {
        csm.put(others.byExternal("accounts"), Map.of("name", "x", "ownerId", csmId)).expect(409, "external_key_taken");
        csm.put(others.byExternal("contacts"), Map.of("name", "x", "accountId", own.account())).expect(409, "external_key_taken");
        csm.put(others.byExternal("contracts"), contract(own.account(), "y-" + own.mark())).expect(409, "external_key_taken");
        csm.put(own.byExternal("accounts"), Map.of("name", own.mark(), "tier", own.mark(), "ownerId", csmId)).expect(200);
    }

    @Test
    void a_batch_refuses_just_the_items_that_reach_for_others() {
        var items = List.of(
                Map.of("name", own.mark(), "tier", own.mark(), "ownerId", csmId, "externalKeys", List.of(key(own))),
                Map.of("name", "x", "ownerId", csmId, "externalKeys", List.of(key(others))),
                Map.of("name", "for somebody else"));
        var accounts = csm.post("/accounts/batch", Map.of("items", items)).expect(207);
        assertEquals("200 external_key_taken owner_not_self", String.join(" ", accounts.text("/items/0/status"),
                accounts.text("/items/1/problem/code"), accounts.text("/items/2/problem/code")));
        var contacts =
                csm.post("/contacts/batch", Map.of("items", List.of(Map.of("accountId", others.account(), "name", "x")))).expect(207);
        assertEquals("unknown_account", contacts.text("/items/0/problem/code"));
        var contracts = csm.post("/contracts/batch", Map.of("items", List.of(contract(others.account(), "z-" + own.mark())))).expect(207);
        assertEquals("unknown_account", contracts.text("/items/0/problem/code"));
    }

    @Test
    void an_account_is_neither_made_for_somebody_else_nor_given_away() {
        var path = "/accounts/" + own.account();
        var somebody = admin.get("/session").text("/subjectId");
        csm.post("/accounts", Map.of("name", "nobody's")).expect(422, "owner_not_self");
        csm.post("/accounts", Map.of("name", "theirs", "ownerId", somebody)).expect(422, "owner_not_self");
        csm.patch(path, "*", Map.of("ownerId", somebody)).expect(422, "owner_not_self");
        csm.patch(path, "*", "{\"ownerId\": null}").expect(422, "owner_not_self");
        csm.put(own.byExternal("accounts") + "?replace=true", Map.of("name", own.mark())).expect(422, "owner_not_self");
        assertEquals(csmId, csm.get(path).expect(200).text("/ownerId"));
        csm.post("/accounts", Map.of("name", own.mark(), "ownerId", csmId)).expect(201);
    }

    @Test
    void somebody_elses_account_is_no_parent_and_no_place_for_own_contacts_and_contracts() {
        var missing = csm.patch("/accounts/" + own.account(), "*", Map.of("parentId", TypeId.encode("acct", TypeId.next()))).expect(422,
                "unknown_parent");
        var theirs = csm.patch("/accounts/" + own.account(), "*", Map.of("parentId", others.account())).expect(422, "unknown_parent");
        assertEquals(missing.text("/errors"), theirs.text("/errors"));
        csm.patch("/contacts/" + own.contact(), "*", Map.of("accountId", others.account())).expect(422, "unknown_account");
        csm.patch("/contracts/" + own.contract(), "*", Map.of("accountId", others.account())).expect(422, "unknown_account");
    }

    @Test
    void what_somebody_else_has_set_does_not_keep_them_from_changing_the_rest() {
        var path = "/accounts/" + own.account();
        admin.patch(path, "*", Map.of("parentId", others.account())).expect(200);

        csm.patch(path, "*", Map.of("segment", "mid")).expect(200);
    }

    @Test
    void an_import_touches_only_own_accounts_and_only_own_imports_are_seen() {
        var imports = "/imports?kind=accounts&mapping=" + TestTenants.MAPPING;
        var theirs = admin.send("POST", imports, "text/csv", "id,name\n" + others.mark() + ",x\n").expect(202).location();
        for (var path : List.of("", "/refusals")) csm.get(theirs + path).expect(404);
        admin.put("/accounts/by-external/suite/" + others.mark() + "-kept", Map.of("name", "kept")).expect(201);

        var mine = csm.send("POST", imports, "text/csv", "id,name\n" + others.mark() + "-kept,taken\n" + own.mark() + "-new,new\n")
                .expect(202).location();
        ended(csm, mine);

        assertEquals(2, csm.get(mine).json().path("refused").asInt());
        assertTrue(csm.get(mine + "/refusals").expect(200).body().contains("Another account has this external key."));
        admin.put("/accounts/by-external/suite/" + others.mark() + "-kept", Map.of("name", "kept")).expect(200);
        assertTrue(csm.all("/imports").stream().noneMatch(listed -> theirs.endsWith(listed.path("id").asText())));
    }

    private static void ended(PerennialApi api, String location) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (api.get(location).expect(200).json().path("finishedAt").isNull()) {
            assertTrue(System.nanoTime() < until, "The import does not end");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    @Test
    void whose_role_sees_no_accounts_sees_none_even_as_an_owner() {
        var theirs = Company.of(admin, vendor.get("/session").expect(200).text("/subjectId"));

        for (var path : theirs.paths()) vendor.get(path).expect(404);
        for (var path : theirs.lists()) vendor.get(path).expect(404);
        for (var list : List.of("/accounts", "/contacts", "/contracts", "/imports"))
            assertEquals(0, vendor.get(list).expect(200).json().path("items").size(), list);
        vendor.post("/accounts", Map.of("name", "x", "ownerId", vendor.get("/session").text("/subjectId"))).expect(422, "owner_not_self");
    }
}
