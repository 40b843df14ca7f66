package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.made.Invited;
import io.perennial.api.made.Records;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests a role of a tenant's own without {@code health:read} and {@code contacts:read}: what they open is closed wherever else it is read. */
@ExtendWith(RunningPerennial.class)
class ClosedClassesApiIT {
    private static final String TENANT = "northwind";
    private static final List<String> MAY = List.of("accounts:read", "tickets:read", "tickets:write", "renewals:read", "revenue:read",
            "answers:read", "changes:read");

    private final PerennialApi admin;
    private final PerennialApi blind;
    private final Records records;
    private final Perennial perennial;
    private final String role = "blind_" + UUID.randomUUID().toString().substring(0, 8);

    ClosedClassesApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        records = Records.shared(perennial, TENANT);
        var made = admin.put("/roles/" + role, Map.of("permissions", MAY, "visible", List.of("all")));
        assertTrue(made.status() < 300, made::body);
        blind = Invited.as(role, "", perennial, TENANT).api();
    }

    @Test
    void a_role_says_which_classes_it_closes() {
        assertEquals("[\"contact_details\",\"health\"]", admin.get("/roles/" + role).expect(200).json().path("closed").toString());
    }

    @Test
    void health_is_in_no_list_and_orders_and_narrows_none() {
        var listed = blind.get("/accounts?limit=5").expect(200).json().at("/items/0");
        assertFalse(listed.has("health"), listed::toString);
        assertEquals("[\"/health\"]", listed.path("redacted").toString());
        assertTrue(admin.get("/accounts?limit=5").expect(200).json().at("/items/0").has("health"));
        for (var path : List.of("/accounts?sort=score", "/accounts?sort=-trend", "/accounts?sort=coverage", "/accounts?band=green",
                "/accounts?scoreFrom=1", "/accounts?coverageUntil=1", "/renewals?band=green", "/accounts/facets?band=green"))
            blind.get(path).expect(403, "field_closed");
        for (var path : List.of("/accounts?sort=arr", "/accounts?tier=gold", "/renewals?sort=dueOn")) blind.get(path).expect(200);

        var facets = blind.get("/accounts/facets").expect(200).json().path("items");
        assertFalse(facets.toString().contains("\"band\""), facets::toString);
        var renewal = blind.get("/renewals/" + records.id("rnw")).expect(200).json();
        assertEquals("[\"/likelihood\",\"/riskReasons\",\"/health\"]", renewal.path("redacted").toString());
        assertEquals("null []", renewal.path("likelihood") + " " + renewal.path("riskReasons"));
        blind.get("/renewals/" + records.id("rnw") + "/calls").expect(200);
    }

    @Test
    void who_asked_is_closed_in_tickets() {
        var email = "jana." + UUID.randomUUID() + "@rhine.example";
        var asked = Map.of("subject", "Map", "requester", Map.of("email", email));
        var made = admin.post("/tickets", asked).expect(201);

        for (var answer : List.of(blind.get(made.location()).expect(200), blind.get("/tickets?sort=-createdAt").expect(200))) {
            assertTrue(answer.body().contains(made.text("/id")), answer::body);
            assertFalse(answer.body().contains(email), answer::body);
        }
        assertEquals("[\"/requester\"]", blind.get(made.location()).expect(200).json().path("redacted").toString());
        assertEquals(email, admin.get(made.location()).expect(200).text("/requester/email"));
    }

    @Test
    void a_home_page_has_what_is_open_and_names_the_rest() {
        var home = home("accounts:read", "renewals:read", "home:read");
        assertEquals("[\"/moves\",\"/resolutions\",\"/forecast\"] [\"/arr\",\"/withoutRate\"]", redacted(home));
        assertEquals("[\"day\",\"memberId\",\"due\",\"work\",\"redacted\"]", names(home));
        assertEquals("[\"days\",\"n\",\"redacted\"]", names(home.at("/due/0")));
        assertEquals("[\"/moves\",\"/resolutions\"] ", redacted(home("accounts:read", "renewals:read", "home:read", "revenue:read")));
        assertEquals("[\"/forecast\"] [\"/arr\",\"/withoutRate\"]",
                redacted(home("accounts:read", "renewals:read", "home:read", "health:read")));
    }

    /** Returns the home page of a new member with these permissions, for themselves and for the team. */
    private JsonNode home(String... permissions) {
        var name = "starting_" + UUID.randomUUID().toString().substring(0, 8);
        admin.put("/roles/" + name, Map.of("permissions", List.of(permissions), "visible", List.of("all"))).expect(200);
        var member = Invited.as(name, "", perennial, TENANT).api();
        assertEquals(redacted(member.get("/home").expect(200).json()), redacted(member.get("/home?of=team").expect(200).json()));
        return member.get("/home").expect(200).json();
    }

    private static String redacted(JsonNode home) {
        return home.path("redacted") + " " + home.at("/due/0/redacted");
    }

    private static String names(JsonNode of) {
        return of.propertyStream().map(one -> "\"" + one.getKey() + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void changes_name_no_field_that_is_closed() {
        var made = admin.post("/tickets", Map.of("subject", "Map")).expect(201);
        var changed = Map.of("subject", "Maps", "requester", Map.of("email", "jana@rhine.example"));
        admin.patch(made.location(), made.etag(), changed).expect(200);
        assertEquals("[\"requester\",\"subject\"]", fields(admin, made.text("/id")));
        assertEquals("[\"subject\"]", fields(blind, made.text("/id")));
    }

    /** Returns the fields that the last change of a ticket changed, in the order of their names. */
    private static String fields(PerennialApi of, String ticket) {
        var told = Awaited.until(() -> of.get("/changes?types=ticket&last=200").expect(200), answer -> answer.json().path("items")
                .valueStream().anyMatch(one -> one.path("id").asText().equals(ticket) && one.path("op").asText().equals("changed")));
        return told.json().path("items").valueStream().filter(one -> one.path("id").asText().equals(ticket))
                .filter(one -> one.path("op").asText().equals("changed")).map(one -> one.path("changedFields").valueStream()
                        .map(JsonNode::toString).sorted().toList().toString().replace(" ", ""))
                .findFirst().orElseThrow();
    }

    /** Returns what is closed in an answer and in the list, and what comes of groups by it. */
    private String told(PerennialApi of, String field, String by) {
        var one = of.get("/answers/" + records.id("answ")).expect(200).json().path("frozen");
        var listed = of.get("/answers?surveyId=" + one(admin).path("surveyId").asText()).expect(200).json().at("/items/0/frozen");
        assertEquals(one.path("redacted"), listed.path("redacted"));
        assertTrue(one.path(field).isNull() && listed.path(field).isNull(), one::toString);
        var grouped = of.get("/surveys/" + one(admin).path("surveyId").asText() + "/results?groupBy=" + by);
        return one.path("redacted") + " " + grouped.json().path("code").asText(Integer.toString(grouped.status()));
    }

    private JsonNode one(PerennialApi of) {
        return of.get("/answers/" + records.id("answ")).expect(200).json();
    }

    @Test
    void an_answer_tells_neither_the_health_nor_the_revenue_of_its_customer_to_whom_they_are_closed() {
        var agent = Invited.as("agent", "", perennial, TENANT).api();
        assertEquals("[\"/band\"] field_closed", told(blind, "band", "band"));
        assertEquals("[\"/arrBand\"] field_closed", told(agent, "arrBand", "arr_band"));
        assertFalse(one(blind).at("/frozen/arrBand").isNull());
        var written = agent.post("/answers", Map.of("surveyId", one(admin).path("surveyId").asText(), "accountId", records.id("acct"),
                "score", 5)).expect(201);
        assertEquals("under_10k", admin.get(written.location()).expect(200).text("/frozen/arrBand"), "it is kept whoever tells the answer");
    }
}
