package io.perennial.api.calendars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class CalendarsApiIT {
    private static final String WEEK = "09:00-12:00";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String path = "/calendars/c" + UUID.randomUUID();

    CalendarsApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.admin = perennial.admin("northwind");
    }

    private static Map<String, Object> body(Map<String, Object> more) {
        var body = new HashMap<String, Object>(
                Map.of("zone", "Europe/Berlin", "week", Map.of("monday", List.of(WEEK), "friday", List.of(WEEK))));
        body.putAll(more);
        return body;
    }

    @Test
    void a_calendar_is_written_and_says_when_work_is_due() {
        var made = admin.put(path, body(Map.of())).expect(200);

        assertEquals("1", made.text("/number"));
        assertEquals("2026-06-08T08:00:00Z",
                admin.get(path + "/due?from=2026-06-05T09:00:00Z&seconds=7200").expect(200).text("/dueAt"));
        assertEquals("7200", admin.get(path + "/business-time?from=2026-06-05T09:00:00Z&to=2026-06-08T08:00:00Z").expect(200).text("/seconds"));
        assertEquals("2026-06-08", admin.get(path + "/work-day?from=2026-06-05&days=1").expect(200).text("/day"));
        admin.with("If-Match", "\"9\"").put(path, body(Map.of("zone", "Europe/Paris"))).expect(412, "stale_version");
        admin.put(path, body(Map.of("validFrom", "2020-01-01T00:00:00Z"))).expect(422, "invalid");
        assertEquals("2", admin.put(path, body(Map.of("validFrom", "2100-01-01T00:00:00Z"))).expect(200).text("/versions/1/number"));
        assertTrue(admin.get("/calendars").expect(200).json().path("items").valueStream()
                .anyMatch(one -> path.endsWith(one.path("name").asText()) && !one.path("declared").asBoolean()));
    }

    @Test
    void what_is_not_published_yet_is_provisional() {
        admin.put(path, body(Map.of("days", List.of(Map.of("date", "2026-12-25", "label", "Christmas Day")), "publishedThrough", "2026-12-31")))
                .expect(200);

        assertFalse(admin.get(path + "/due?from=2026-12-28T08:00:00Z&seconds=3600").expect(200).json().path("provisional").asBoolean());
        assertTrue(admin.get(path + "/due?from=2026-12-28T08:00:00Z&seconds=36000").expect(200).json().path("provisional").asBoolean());
        assertTrue(admin.get(path + "/work-day?from=2026-12-28&days=9").expect(200).json().path("provisional").asBoolean());
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var wrong = body(Map.of("week", Map.of("monday", List.of("09:00-9:30"), "tuesday", List.of("10:00-09:00")), "days",
                List.of(Map.of("date", "2026-12-25"))));

        assertEquals(List.of("/publishedThrough required", "/week/monday/0 format", "/week/tuesday/0 rule"),
                admin.put(path, wrong).expect(422, "invalid").json().path("errors").valueStream()
                        .map(error -> error.path("pointer").asText() + " " + error.path("code").asText()).sorted().toList());
        admin.get("/calendars/always/due?from=2026-06-05T09:00:00Z").expect(400, "invalid_parameter");
        admin.get("/calendars/always/due?from=0001-06-05T09:00:00Z&seconds=1").expect(400, "invalid_parameter");
        admin.get("/calendars/always/business-time?from=2026-06-05T09:00:00Z&to=2026-06-05T08:00:00Z").expect(400, "invalid_parameter");
        admin.get("/calendars/always/work-day?from=2026-06-05&days=2001").expect(400, "invalid_parameter");
    }

    @Test
    void another_company_and_an_agent_do_not_write_it() {
        admin.put(path, body(Map.of())).expect(200);

        perennial.admin("contoso").get(path).expect(404, "not_found");
        perennial.admin("contoso").get(path + "/due?from=2026-06-05T09:00:00Z&seconds=1").expect(404, "not_found");
        perennial.member("agent", "northwind").put(path, body(Map.of())).expect(403, "forbidden");
        perennial.member("agent", "northwind").get(path).expect(200);
        admin.put("/calendars/Berlin", body(Map.of())).expect(404, "not_found");
    }
}
