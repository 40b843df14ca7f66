package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.made.Records;
import io.perennial.kernel.TypeId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the change feed: all kinds of records, as each reader sees them. */
@ExtendWith(RunningPerennial.class)
class FeedApiIT {
    /** The addresses of the kinds of records, by type. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("absence", "/absences/"), Map.entry("account", "/accounts/"), Map.entry("answer", "/answers/"),
            Map.entry("survey", "/surveys/"),
            Map.entry("callback", "/callbacks/"), Map.entry("callback_series", "/callback-series/"), Map.entry("contact", "/contacts/"),
            Map.entry("contract", "/contracts/"),
            Map.entry("expansion", "/expansions/"), Map.entry("follow_up_rule", "/follow-up-rules/"), Map.entry("grant", "/grants/"),
            Map.entry("member", "/members/"), Map.entry("message", "/messages/"), Map.entry("note", "/notes/"),
            Map.entry("outcome", "/health/outcomes/"), Map.entry("queue", "/queues/"), Map.entry("renewal", "/renewals/"),
            Map.entry("scorecard", "/health/scorecards/"), Map.entry("task", "/tasks/"), Map.entry("team", "/teams/"),
            Map.entry("ticket", "/tickets/"), Map.entry("vendor", "/vendors/"), Map.entry("wave", "/waves/"));

    private final Perennial perennial;
    private final PerennialApi admin;
    private final PerennialApi closed;
    private final PerennialApi segment;

    FeedApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        closed = perennial.closed("northwind");
        segment = perennial.segment("northwind");
    }

    @Test
    void it_has_each_kind_of_record_as_its_own_address_shows_it_to_the_reader() {
        var readers = List.of(admin, closed);
        var begun = readers.stream().map(FeedApiIT::now).toList();
        new Records(perennial, "northwind").all().id("abs");
        var word = "follow" + Long.toString(System.nanoTime(), 36);
        admin.post("/members", Map.of("email", word + "@northwind.example", "name", "Rosa", "roles", List.of("read_only"))).expect(201);
        admin.put("/teams/" + word, Map.of("title", "Followed")).expect(200);
        var types = new TreeSet<String>();
        for (int at = 0; at < readers.size(); at++) {
            var reader = readers.get(at);
            for (var entry : follow(reader, begun.get(at))) {
                if (!entry.has("data")) continue;
                types.add(entry.path("type").asText());
                var shown = reader.get(ADDRESSES.get(entry.path("type").asText()) + entry.path("id").asText());
                if (shown.status() == 200) assertEquals(settled(shown.json()), settled(entry.path("data")));
            }
        }
        assertEquals(new TreeSet<>(ADDRESSES.keySet()), types);
        admin.delete("/teams/" + word, "*").expect(204);
    }

    @Test
    void who_looks_without_a_cursor_sees_the_last_changes() {
        var id = admin.post("/queues", Map.of("name", "Last " + UUID.randomUUID())).expect(201).text("/id");
        var seen = admin.get("/changes?last=1000&types=queue").expect(200);
        assertTrue(seen.json().path("items").valueStream().anyMatch(entry -> entry.path("id").asText().equals(id)), seen::body);
        assertEquals(List.of(), List.copyOf(perennial.admin("contoso").get("/changes?last=1000&types=queue").expect(200).json()
                .path("items").valueStream().filter(entry -> entry.path("id").asText().equals(id)).toList()));
        admin.get("/changes?last=1001").expect(400, "invalid_parameter");
    }

    @Test
    void a_snapshot_shows_each_record_as_its_own_address_and_the_feed_goes_on_from_it() throws Exception {
        new Records(perennial, "northwind").id("ctr");
        var id = closed.post("/snapshots", Map.of("types", List.of("account", "contract"))).expect(202).text("/id");
        var later = admin.post("/accounts", Map.of("name", "Later")).expect(201).text("/id");
        var view = Awaited.until(() -> closed.get("/snapshots/" + id).expect(200), one -> one.text("/state").equals("complete"));

        for (var file : view.json().path("files")) {
            var type = file.path("type").asText();
            var text = closed.get("/snapshots/" + id + "/lines?type=" + type).expect(200).body();
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(HexFormat.of().formatHex(sha256), file.path("sha256").asText());
            assertEquals(file.path("records").asLong(), text.lines().count());
            var first = new ObjectMapper().readTree(text.lines().findFirst().orElseThrow());
            assertTrue(first.has("redacted"), text);
            assertEquals(settled(closed.get(ADDRESSES.get(type) + first.path("id").asText()).expect(200).json()), settled(first));
        }
        closed.get("/snapshots/" + id + "/lines?type=ticket").expect(404);
        assertTrue(followed(closed, view.text("/after"), "&types=account&types=contract").stream()
                .anyMatch(entry -> entry.path("id").asText().equals(later)));
        for (var thief : List.of(admin, segment, perennial.admin("contoso"))) {
            thief.get("/snapshots/" + id).expect(404);
            thief.get("/snapshots/" + id + "/lines?type=account").expect(404);
        }
        closed.post("/snapshots", Map.of("types", List.of("usage"))).expect(422);
        closed.post("/snapshots", Map.of("types", List.of("queue"))).expect(403);
    }

    /** Removes what other tests and jobs may change between two looks. */
    private static JsonNode settled(JsonNode record) {
        return ((ObjectNode) record.deepCopy()).without(List.of("health", "renewsOn", "renewingArr", "arr", "mrr", "openContracts"));
    }

    @Test
    void a_reader_of_a_part_gets_what_comes_into_sight_and_loses_what_goes_out_of_it() {
        var begun = now(segment);
        var whole = now(admin);
        var account = admin.post("/accounts", Map.of("name", "Sight", "segment", "hidden")).expect(201).text("/id");
        var contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201).text("/id");
        assertEquals(List.of(), of(List.of(account, contact), follow(segment, begun)));

        admin.patch("/accounts/" + account, "*", Map.of("segment", "seen")).expect(200);
        admin.patch("/contacts/" + contact, "*", Map.of("name", "Jana B")).expect(200);
        assertEquals(List.of("account created true", "contact created true", "account created true", "contact changed true"),
                of(List.of(account, contact), follow(segment, begun)));

        admin.patch("/accounts/" + account, "*", Map.of("segment", "hidden")).expect(200);
        admin.patch("/contacts/" + contact, "*", Map.of("name", "Jana C")).expect(200);
        assertEquals("account removed out_of_sight false", of(List.of(account, contact), follow(segment, begun)).getLast());

        admin.delete("/accounts/" + account, "*").expect(204);
        assertEquals(List.of("account removed out_of_sight false"),
                of(List.of(account, contact), follow(segment, begun)).stream().distinct().toList());
        assertEquals(List.of("account created false", "account changed false", "account changed false", "account removed deleted false"),
                of(List.of(account), follow(admin, whole)));
    }

    @Test
    void figures_of_an_account_are_told_with_their_names_and_nobody_is_said_to_have_changed_the_account() throws SQLException {
        var begun = now(admin);
        var account = admin.post("/accounts", Map.of("name", "Figures")).expect(201).text("/id");
        var line = Map.of("product", "Seats", "quantity", "10", "unitPrice", "144.00");
        admin.post("/contracts", Map.of("accountId", account, "number", "F-1", "startsOn", "2020-01-01", "term", "P12M", "autoRenew", true,
                "currency", "EUR", "lines", List.of(line))).expect(201);

        var told = follow(admin, begun).stream().filter(entry -> entry.path("id").asText().equals(account)).toList();
        assertEquals(List.of("created", "changed"), told.stream().map(entry -> entry.path("op").asText()).toList());
        var names = told.getLast().path("changedFields").valueStream().map(JsonNode::asText).toList();
        assertEquals(List.of("arr", "mrr", "renewsOn", "renewingArr", "openContracts"), names);
        assertEquals(told.getLast().path("version"), told.getLast().at("/data/version"));
        assertEquals("17280.00", told.getLast().at("/data/arr/amount").asText());
        assertEquals(List.of("account_created", "contract_created"), admin.get("/accounts/" + account + "/timeline").expect(200).json()
                .path("items").valueStream().map(entry -> entry.path("kind").asText()).sorted().toList());

        var before = now(admin);
        perennial.database().orElseThrow().run("update accounts.account set arr = 0, next_change_on = '2020-01-01' where id = '"
                + TypeId.parse(account).orElseThrow().value() + "'");
        // A count is trusted for a second.
        var counted = Awaited.until(() -> {
            admin.get("/accounts/" + account).expect(200);
            return follow(admin, before).stream().filter(entry -> entry.path("id").asText().equals(account)).toList();
        }, entries -> !entries.isEmpty());
        assertEquals(List.of("[\"arr\"] recount-revenue"),
                counted.stream().map(entry -> entry.path("changedFields") + " " + entry.path("by").asText()).toList());
    }

    @Test
    void what_changes_of_vendors_grants_rules_series_members_and_teams_is_told() {
        var records = new Records(perennial, "northwind");
        var ids = List.of("vend", "grnt", "fup", "cser").stream().map(records::id).toList();
        var word = "told" + Long.toString(System.nanoTime(), 36);
        var member = admin.post("/members", Map.of("email", word + "@northwind.example", "name", "Rosa", "roles", List.of("read_only")))
                .expect(201).text("/id");
        var team = admin.put("/teams/" + word, Map.of("title", "Told")).expect(200).text("/id");
        var begun = now(admin);
        admin.patch("/vendors/" + ids.get(0), "*", Map.of("zone", "Europe/Oslo")).expect(200);
        admin.send("PUT", "/vendors/" + ids.get(0) + "/suspension", null, null).expect(200);
        admin.delete("/grants/" + ids.get(1), "*").expect(200);
        admin.patch("/follow-up-rules/" + ids.get(2), "*", Map.of("name", "Other")).expect(200);
        admin.delete("/follow-up-rules/" + ids.get(2), "*").expect(204);
        admin.put("/callback-series/" + ids.get(3) + "/end", Map.of("on", "2031-04-07", "by", "us", "reason", "Done")).expect(200);
        admin.patch("/members/" + member, "*", Map.of("name", "Rosa B")).expect(200);
        admin.send("PUT", "/members/" + member + "/suspension", null, null).expect(200);
        admin.put("/teams/" + word, Map.of("title", "Told again")).expect(200);
        admin.delete("/teams/" + word, "*").expect(204);

        var all = Stream.concat(ids.stream(), Stream.of(member, team)).toList();
        assertEquals(List.of("vendor changed zone", "vendor changed state", "grant changed until", "follow_up_rule changed name",
                "follow_up_rule removed ", "callback_series changed endedBy endedFor endedOn lastOn", "member changed name",
                "member changed status", "team changed title", "team removed "),
                follow(admin, begun).stream().filter(entry -> all.contains(entry.path("id").asText()))
                        .map(entry -> entry.path("type").asText() + " " + entry.path("op").asText() + " " + entry.path("changedFields")
                                .valueStream().map(JsonNode::asText).sorted().collect(Collectors.joining(" ")))
                        .toList());
    }

    @Test
    void an_entry_says_who_did_it_through_which_system_and_how_the_caller_and_others_name_it() {
        var begun = now(admin);
        var mark = UUID.randomUUID().toString();
        var partner = perennial.partner("northwind").with("X-Sync-Trace", "run " + mark);
        var id = partner.put("/accounts/by-external/crm/" + mark, Map.of("name", "Traced")).expect(201).text("/id");
        admin.patch("/accounts/" + id, "*", Map.of("name", "Traced by hand")).expect(200);

        var told = follow(admin, begun).stream().filter(entry -> entry.path("id").asText().equals(id)).toList();
        assertEquals(List.of("cli crm run " + mark, "mem null null"), told.stream().map(entry -> entry.path("by").asText()
                .replaceAll("_.*", "") + " " + entry.path("source").asText() + " " + entry.path("trace").asText()).toList());
        for (var entry : told)
            assertEquals("[{\"system\":\"crm\",\"externalId\":\"" + mark + "\"}]", entry.path("externalKeys").toString());
        assertEquals("name", told.getLast().at("/changedFields/0").asText());
    }

    @Test
    void with_an_account_all_that_hangs_on_it_is_told_to_be_gone() {
        var account = admin.post("/accounts", Map.of("name", "Leaves")).expect(201).text("/id");
        var ticket = admin.post("/tickets", Map.of("accountId", account, "subject", "Map")).expect(201).text("/id");
        var message = admin.post("/messages", Map.of("ticketId", ticket, "author", "contact", "authorName", "Jana", "text", "Private"))
                .expect(201).text("/id");
        var note = admin.post("/accounts/" + account + "/notes", Map.of("text", "Private")).expect(201).text("/id");
        var begun = now(admin);
        admin.delete("/accounts/" + account, "*").expect(204);

        admin.get("/messages/" + message).expect(404);
        var all = List.of(account, ticket, message, note);
        assertEquals(Set.of("account removed deleted false", "ticket removed deleted false", "message removed deleted false",
                "note removed deleted false"),
                Awaited.until(() -> Set.copyOf(of(all, follow(admin, begun))), told -> told.size() == all.size()));
    }

    @Test
    void a_cursor_is_of_no_use_to_anybody_else() {
        var cursor = now(admin);
        for (var thief : List.of(closed, segment, perennial.admin("contoso"), perennial.partner("northwind")))
            thief.get("/changes?after=" + cursor).expect(400, "invalid_cursor");
        admin.get("/changes?after=" + cursor + "&types=account").expect(400, "invalid_cursor");
        admin.get("/changes?after=" + cursor + "&limit=7").expect(200);
        admin.get("/changes?types=usage&waitSeconds=26&limit=1001").expect(400, "invalid_parameter");
        closed.get("/changes?types=queue").expect(403);
    }

    @Test
    void a_request_that_waits_is_answered_by_the_next_change() {
        var begun = now(admin, "types=queue");
        var waits = AtOnce.begin(() -> admin.get("/changes?types=queue&waitSeconds=25&after=" + begun));
        var queue = Awaited.until(() -> {
            var id = admin.post("/queues", Map.of("name", "Waited for " + UUID.randomUUID())).expect(201).text("/id");
            return waits.isDone() ? id : "";
        }, id -> !id.isEmpty());

        var found = waits.join().expect(200).json();
        assertFalse(found.path("items").isEmpty(), queue);
        assertTrue(found.path("items").valueStream().allMatch(entry -> entry.path("type").asText().equals("queue")));
    }

    private static List<String> of(List<String> ids, List<JsonNode> entries) {
        return entries.stream().filter(entry -> ids.contains(entry.path("id").asText()))
                .map(entry -> List.of(entry.path("type").asText(), entry.path("op").asText(), entry.path("reason").asText(),
                        String.valueOf(entry.has("data"))).stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" ")))
                .toList();
    }

    private static String now(PerennialApi reader) {
        return reader.get("/changes").expect(200).text("/after");
    }

    private static String now(PerennialApi reader, String query) {
        return reader.get("/changes?" + query).expect(200).text("/after");
    }

    private static List<JsonNode> follow(PerennialApi reader, String cursor) {
        return followed(reader, cursor, "");
    }

    private static List<JsonNode> followed(PerennialApi reader, String cursor, String query) {
        var entries = new ArrayList<JsonNode>();
        var positions = new TreeMap<Long, String>();
        for (var more = true; more;) {
            var page = reader.get("/changes?limit=1000&after=" + cursor + query).expect(200);
            page.json().path("items").forEach(entries::add);
            cursor = page.text("/after");
            more = page.json().path("more").asBoolean();
        }
        entries.forEach(entry -> positions.put(entry.path("position").asLong(), entry.path("id").asText()));
        assertEquals(positions.keySet().stream().toList(), entries.stream().map(entry -> entry.path("position").asLong()).toList());
        return entries;
    }
}
