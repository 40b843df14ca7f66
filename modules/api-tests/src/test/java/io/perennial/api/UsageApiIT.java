package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests usage points and their sums. Each test has its own account. */
@ExtendWith(RunningPerennial.class)
class UsageApiIT {
    private static final Map<String, ZoneId> ZONES = Map.of("northwind", ZoneId.of("Europe/Berlin"), "contoso", ZoneId.of("Asia/Shanghai"));

    private final Perennial perennial;
    private final PerennialApi api;
    private final String account;

    UsageApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.api = perennial.partner("northwind");
        this.account = accountOf(api);
    }

    private static String accountOf(PerennialApi api) {
        return api.post("/accounts", Map.of("name", "Measured")).expect(201).text("/id");
    }

    private static Map<String, Object> point(String account, Instant at, Object value) {
        return Map.of("accountId", account, "metric", "logins", "at", at.toString(), "value", value);
    }

    private Map<String, Object> point(String at, Object value) {
        return point(account, Instant.parse(at), value);
    }

    private Answer send(List<?> points) {
        return api.post("/usage", Map.of("points", points));
    }

    /** Sends a point with the value 1 for each hour. */
    private void sendHourly(PerennialApi by, String of, String from, String to) {
        var zone = ZONES.get(by == api ? "northwind" : "contoso");
        var points = new ArrayList<Object>();
        var end = LocalDate.parse(to).atStartOfDay(zone).toInstant();
        for (var at = LocalDate.parse(from).atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plus(Duration.ofHours(1)))
            points.add(point(of, at, 1));
        by.post("/usage", Map.of("points", points)).expect(204);
    }

    private List<String> series(String query) {
        return series(api, account, query);
    }

    /** Returns a line for each period: its days, the number of points, and their sum. */
    private static List<String> series(PerennialApi api, String account, String query) {
        var items = api.get("/accounts/" + account + "/usage?metric=logins&" + query).expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).map(UsageApiIT::line).toList();
    }

    private static String line(JsonNode period) {
        return period.path("from").asText() + ".." + period.path("to").asText() + " " + period.path("points") + " " + plain(period, "sum");
    }

    private static String plain(JsonNode period, String name) {
        return new BigDecimal(period.path(name).asText()).stripTrailingZeros().toPlainString();
    }

    @Test
    void the_day_the_clock_goes_forward_has_23_hours_and_the_one_it_goes_back_25() {
        sendHourly(api, account, "2024-03-30", "2024-04-02");
        sendHourly(api, account, "2024-10-26", "2024-10-29");
        assertEquals(List.of("2024-03-30..2024-03-31 24 24", "2024-03-31..2024-04-01 23 23", "2024-04-01..2024-04-02 24 24"),
                series("from=2024-03-01&to=2024-05-01"));
        assertEquals(List.of("2024-10-26..2024-10-27 24 24", "2024-10-27..2024-10-28 25 25", "2024-10-28..2024-10-29 24 24"),
                series("from=2024-10-01&to=2024-11-01&by=day"));
    }

    @Test
    void so_have_the_week_and_the_month_around_it() {
        sendHourly(api, account, "2024-03-01", "2024-04-01");
        assertEquals(List.of("2024-03-01..2024-04-01 743 743"), series("from=2024-01-01&to=2025-01-01&by=month"));
        assertEquals(List.of("2024-02-26..2024-03-04 72 72", "2024-03-04..2024-03-11 168 168", "2024-03-11..2024-03-18 168 168",
                "2024-03-18..2024-03-25 168 168", "2024-03-25..2024-04-01 167 167"), series("from=2024-02-01&to=2024-05-01&by=week"));
    }

    @Test
    void where_no_clock_is_changed_each_day_has_24() {
        var contoso = perennial.partner("contoso");
        var theirs = accountOf(contoso);
        sendHourly(contoso, theirs, "2024-03-30", "2024-04-02");
        assertEquals(List.of("2024-03-30..2024-03-31 24 24", "2024-03-31..2024-04-01 24 24", "2024-04-01..2024-04-02 24 24"),
                series(contoso, theirs, "from=2024-03-01&to=2024-05-01"));
    }

    @Test
    void a_leap_day_is_a_day_of_its_week_and_month() {
        sendHourly(api, account, "2024-02-28", "2024-03-02");
        sendHourly(api, account, "2023-02-28", "2023-03-02");
        assertEquals(List.of("2024-02-28..2024-02-29 24 24", "2024-02-29..2024-03-01 24 24", "2024-03-01..2024-03-02 24 24"),
                series("from=2024-02-01&to=2024-04-01"));
        assertEquals(List.of("2024-02-26..2024-03-04 72 72"), series("from=2024-02-01&to=2024-04-01&by=week"));
        assertEquals(List.of("2024-02-01..2024-03-01 48 48", "2024-03-01..2024-04-01 24 24"),
                series("from=2024-02-01&to=2024-04-01&by=month"));
        assertEquals(List.of("2023-02-28..2023-03-01 24 24", "2023-03-01..2023-03-02 24 24"), series("from=2023-02-01&to=2023-04-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "northwind, 2024-02-28T22:59:59.999Z, 2024-02-28", "northwind, 2024-02-28T23:00:00Z, 2024-02-29",
        "northwind, 2024-02-29T22:59:59Z, 2024-02-29",
        "contoso, 2024-02-28T15:59:59.999Z, 2024-02-28", "contoso, 2024-02-28T16:00:00Z, 2024-02-29",
        "contoso, 2024-02-29T15:59:59Z, 2024-02-29"
    })
    void a_point_belongs_to_the_day_it_was_in_the_tenants_zone(String tenant, String at, String day) {
        var by = perennial.partner(tenant);
        var of = accountOf(by);
        by.post("/usage", Map.of("points", List.of(point(of, Instant.parse(at), 1)))).expect(204);
        assertEquals(List.of(day + ".." + LocalDate.parse(day).plusDays(1) + " 1 1"), series(by, of, "from=2024-02-01&to=2024-04-01"));
    }

    @Test
    void the_metrics_of_an_account_are_listed_and_its_timeline_is_found_by_kind_and_day() {
        send(List.of(point("2024-02-28T23:00:00Z", 2))).expect(204);
        var metrics = api.get("/accounts/" + account + "/usage/metrics?from=2024-02-29&to=2024-03-01").expect(200);
        assertEquals(List.of("logins", "1"), List.of(metrics.text("/items/0/name"), metrics.text("/items/0/points")));
        assertEquals(0, api.get("/accounts/" + account + "/usage/metrics").expect(200).json().path("items").size());
        api.get("/accounts/" + account + "/usage/metrics?from=2024-02-29&to=2024-02-29").expect(400, "invalid_parameter");

        var timeline = "/accounts/" + account + "/timeline?kind=";
        assertEquals(1, api.get(timeline + "account_created").expect(200).json().path("items").size());
        assertEquals(0, api.get(timeline + "note_created").expect(200).json().path("items").size());
        assertEquals(0, api.get(timeline + "account_created&to=2024-02-29").expect(200).json().path("items").size());
    }

    @Test
    void an_offset_says_the_same_instant() {
        send(List.of(Map.of("accountId", account, "metric", "logins", "at", "2024-02-29T07:00:00+08:00", "value", 1))).expect(204);
        send(List.of(point("2024-02-28T23:00:00Z", 2))).expect(204);
        assertEquals(List.of("2024-02-29..2024-03-01 1 2"), series("from=2024-02-01&to=2024-04-01"));
    }

    @Test
    void a_period_that_is_cut_is_summed_up_as_far_as_it_lies_within() {
        sendHourly(api, account, "2024-06-03", "2024-06-17");
        assertEquals(List.of("2024-06-03..2024-06-10 96 96", "2024-06-10..2024-06-17 48 48"),
                series("from=2024-06-06&to=2024-06-12&by=week"));
        assertEquals(List.of("2024-06-01..2024-07-01 144 144"), series("from=2024-06-06&to=2024-06-12&by=month"));
        api.get("/accounts/" + account + "/usage?metric=logins&from=2024-06-06&to=2024-06-06").expect(400, "invalid_parameter");
    }

    @Test
    void late_and_repeated_points_do_no_harm() {
        var points = List.of(point("2024-06-05T10:00:00Z", 5), point("2024-06-05T11:00:00Z", 7.25));
        var late = List.of(point("2024-06-05T08:00:00Z", 9));
        for (var batch : List.of(points, late, points, late)) send(batch).expect(204);
        var period =
                api.get("/accounts/" + account + "/usage?metric=logins&from=2024-06-01&to=2024-07-01").expect(200).json().at("/items/0");
        assertEquals("2024-06-05..2024-06-06 3 21.25", line(period));
        assertEquals("5 9 7.25", plain(period, "minimum") + " " + plain(period, "maximum") + " " + plain(period, "last"));
    }

    @Test
    void a_point_that_is_sent_again_replaces_its_value_and_the_last_of_one_call_holds() {
        send(List.of(point("2024-06-05T10:00:00Z", 5))).expect(204);
        send(List.of(point("2024-06-05T10:00:00Z", 6), point("2024-06-05T12:00:00+02:00", 7))).expect(204);
        assertEquals(List.of("2024-06-05..2024-06-06 1 7"), series("from=2024-06-01&to=2024-07-01"));
    }

    @Test
    void a_key_tells_points_of_one_instant_apart() {
        var keyed = IntStream.range(0, 3).mapToObj(key -> Map.of(
                "accountId", account, "metric", "logins", "at", "2024-06-05T10:00:00Z", "value", 1 + key, "key", "device " + key)).toList();
        send(keyed).expect(204);
        assertEquals(List.of("2024-06-05..2024-06-06 3 6"), series("from=2024-06-01&to=2024-07-01"));
    }

    @Test
    void an_account_may_be_named_by_another_systems_key() {
        var key = Map.of("system", "meter", "externalId", UUID.randomUUID().toString());
        api.put("/accounts/by-external/meter/" + key.get("externalId"), Map.of("name", "Metered")).expect(201);
        send(List.of(Map.of("account", key, "metric", "logins", "at", "2024-06-05T10:00:00Z", "value", 3))).expect(204);
        var id = api.put("/accounts/by-external/meter/" + key.get("externalId"), Map.of("name", "Metered")).expect(200).text("/id");
        assertEquals(List.of("2024-06-05..2024-06-06 1 3"), series(api, id, "from=2024-06-01&to=2024-07-01"));
    }

    private List<Map<String, Object>> each(int points) {
        var first = Instant.parse("2024-06-03T00:00:00Z");
        return IntStream.range(0, points).mapToObj(second -> point(account, first.plusSeconds(second), 1)).toList();
    }

    @Test
    void ten_thousand_points_come_in_one_call_and_of_one_more_none() {
        var tooMany = send(each(10_001)).expect(422, "invalid");
        assertEquals("/points", tooMany.text("/errors/0/pointer"));
        assertEquals(List.of(), series("from=2024-06-01&to=2024-07-01"));
        send(each(10_000)).expect(204);
        assertEquals(List.of("2024-06-03..2024-06-04 10000 10000"), series("from=2024-06-01&to=2024-07-01"));
    }

    @Test
    void with_one_wrong_point_none_is_kept() {
        for (var wrong : List.of(point("1999-12-31T23:59:59Z", 1), point(account, Instant.now().plus(Duration.ofHours(25)), 1),
                point("2024-06-05T10:00:00Z", 1e13),
                point("acct_01kgphx13te32v93y21498pbsk", Instant.parse("2024-06-05T10:00:00Z"), 1))) {
            var points = new ArrayList<Object>(each(1_500));
            points.add(1_200, wrong);
            assertTrue(send(points).expect(422, "invalid").text("/errors/0/pointer").startsWith("/points/1200/"));
            assertEquals(List.of(), series("from=2024-06-01&to=2024-07-01"));
        }
    }

    @Test
    void the_first_hundred_wrong_ones_are_told() {
        var unknown = IntStream.range(0, 150)
                .mapToObj(second -> point("acct_01kgphx13te32v93y21498pbsk", Instant.parse("2024-06-05T10:00:00Z").plusSeconds(second), 1))
                .toList();
        var invalid = IntStream.range(0, 150)
                .mapToObj(second -> point(account, Instant.parse("2024-06-05T10:00:00Z").plusSeconds(second), "many")).toList();
        for (var wrong : List.of(unknown, invalid)) assertEquals(100, send(wrong).expect(422, "invalid").json().path("errors").size());
    }

    @Test
    void without_days_it_is_the_last_ninety() {
        var before = LocalDate.now(ZONES.get("northwind"));
        var series = api.get("/accounts/" + account + "/usage?metric=logins").expect(200);
        var to = LocalDate.parse(series.text("/to"));
        assertTrue(to.equals(before.plusDays(1)) || to.equals(LocalDate.now(ZONES.get("northwind")).plusDays(1)),
                series.exchange()::toString);
        assertEquals(to.minusDays(90), LocalDate.parse(series.text("/from")));
    }

    @Test
    void up_to_3660_days_are_read_at_once() {
        var to = LocalDate.parse("2024-01-01");
        assertEquals(List.of(), series("to=" + to + "&from=" + to.minusDays(3_660)));
        api.get("/accounts/" + account + "/usage?metric=logins&to=" + to + "&from=" + to.minusDays(3_661)).expect(400, "invalid_parameter");
    }
}
