package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class ForecastApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(20);
    private static final String QUARTER = SOON.getYear() + "-Q" + (SOON.getMonthValue() + 2) / 3;

    private final Perennial perennial;
    private final PerennialApi manager;
    private final PerennialApi csm;
    private final String csmId;

    ForecastApiIT(Perennial perennial) {
        this.perennial = perennial;
        manager = perennial.member("manager", "northwind");
        csm = perennial.member("csm", "northwind");
        csmId = csm.get("/session").expect(200).text("/subjectId");
    }

    @Test
    void a_renewal_is_in_its_quarters_forecast_as_who_works_on_it_says() {
        var before = csm.get("/forecast?quarter=" + QUARTER).expect(200).json();
        var mine = mine();

        csm.patch(mine.path(mine.contractUntil(SOON)), "*", Map.of(
                "category", "commit", "likelihood", 9_000, "forecastArr", Map.of("amount", "1250.00", "currency", "EUR"))).expect(200);

        var after = csm.get("/forecast?quarter=" + QUARTER).expect(200).json();
        assertEquals(List.of("1000.00", "1000.00", "250.00", "900.00"), List.of(
                grown("due", before, after), grown("forecast", before, after), grown("expansion", before, after),
                grown("expected", before, after)));
        assertTrue(after.path("byOwner").valueStream().anyMatch(owner -> owner.path("ownerId").asText().equals(csmId)));
        manager.get("/forecast?quarter=2026-Q5").expect(400, "invalid_parameter");
        manager.get("/forecast").expect(400, "invalid_parameter");
        perennial.member("agent", "northwind").get("/forecast?quarter=" + QUARTER).expect(403, "forbidden");
    }

    private static String grown(String figure, JsonNode before, JsonNode after) {
        return amount(figure, after).subtract(amount(figure, before)).toString();
    }

    private static BigDecimal amount(String figure, JsonNode forecast) {
        return new BigDecimal(forecast.at("/total/" + figure + "/amount").asText());
    }

    @Test
    void of_a_quarter_that_nobody_has_seen_the_end_of_there_are_neither_snapshots_nor_accuracy() {
        assertEquals(0, manager.get("/forecast/snapshots?quarter=2099-Q4").expect(200).json().path("items").size());
        assertEquals(0, manager.get("/forecast/accuracy?quarter=2099-Q4").expect(200).json().path("horizons").size());
        assertEquals(0, manager.get("/forecast/snapshots/2099-10-05/lines").expect(200).json().path("items").size());
        manager.get("/forecast/snapshots/monday/lines").expect(404, "not_found");
    }

    @Test
    void a_member_submits_their_number_and_a_manager_puts_another_beside_it() {
        var own = "/forecast/submissions/2099-Q4";
        var override = own + "/" + csmId + "/override";

        var said = csm.put(own, body("1000.00")).expect(200);
        assertEquals(said.etag(), csm.put(own, body("1000.00")).expect(200).etag());
        manager.put(override, body("900.5")).expect(200);

        var rolledUp = manager.get("/forecast/submissions?quarter=2099-Q4").expect(200);
        assertEquals(List.of("1000.00", "900.50"), List.of(rolledUp.text("/submitted/amount"), rolledUp.text("/counted/amount")));
        csm.put(override, body("1.00")).expect(403, "forbidden");
        csm.put(own, Map.of("amount", Map.of("amount", "1.005", "currency", "EUR"))).expect(422, "invalid");
        csm.put("/forecast/submissions/2099-Q5", body("1.00")).expect(404, "not_found");
        manager.delete(override, "*").expect(204);
        assertEquals("1000.00", csm.get("/forecast/submissions?quarter=2099-Q4").expect(200).text("/counted/amount"));
    }

    private static Map<String, Object> body(String amount) {
        return Map.of("amount", Map.of("amount", amount, "currency", "EUR"));
    }

    @Test
    void a_members_day_begins_with_what_is_theirs_and_a_program_has_no_home() {
        var before = csm.get("/home").expect(200).json();
        var mine = mine();
        mine.path(mine.contract(SOON.minusYears(1), Map.of("endsOn", SOON.toString(), "noticePeriod", "P30D")));

        var after = csm.get("/home").expect(200).json();

        assertEquals(List.of(1, 1), List.of(
                after.at("/due/0/n").asInt() - before.at("/due/0/n").asInt(),
                after.at("/work/decisionsReached").asInt() - before.at("/work/decisionsReached").asInt()));
        assertEquals(csmId, after.path("memberId").asText());
        perennial.partner("northwind").get("/home").expect(403, "forbidden");
    }

    private Selling mine() {
        return new Selling(csm, csm.post("/accounts", Map.of("name", "Own", "ownerId", csmId)).expect(201).text("/id"), "");
    }
}
