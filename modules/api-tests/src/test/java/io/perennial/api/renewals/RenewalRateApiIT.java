package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the renewal rate of its own segment, so that other tests in the same company do not matter. */
@ExtendWith(RunningPerennial.class)
class RenewalRateApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(60);

    private final Perennial perennial;
    private final PerennialApi manager;
    private final Selling selling;

    RenewalRateApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
        this.selling = Selling.to(manager);
    }

    /** Tests four contracts of 1,000.00 a year each: one grows by 200.00, one shrinks to 400.00, one is lost, and one is undecided. */
    @Test
    void it_is_what_was_renewed_of_what_was_due() {
        manager.put(due() + "/win", Map.of("arr", euro("1200.00"))).expect(200);
        manager.put(due() + "/downsell", Map.of("reason", "price", "arr", euro("400.00"))).expect(200);
        manager.put(due() + "/loss", Map.of("reason", "price")).expect(200);
        due();

        var sum = group(manager, selling.segment(), "segment");

        assertEquals("3000.00 1400.00 600.00 1000.00 200.00", amounts(sum, "due", "retained", "contraction", "lost", "expansion"));
        assertEquals("3 2 0.4667 0.5333 0.6667", told(sum, "n", "renewed", "grossRate", "netRate", "countRate"));
        assertEquals("1 1 1 1 0", told(sum, "accounts", "accountsRenewed", "logoRate", "undecided", "overdue"));
        assertEquals("1000.00 0.00", amounts(sum, "undecidedDue", "overdueDue"));
        assertTrue(group(perennial.member("csm", "northwind"), selling.segment(), "segment").isMissingNode());
    }

    @Test
    void it_says_what_it_rests_on_and_by_what_it_is_told_apart() {
        var rate = manager.get("/renewals/rate?from=2026-01-01&to=2026-04-01").expect(200);

        assertEquals("EUR 1 2026-01-01 2026-04-01", told(rate.json(), "currency", "definitionVersion", "from", "to"));
        assertTrue(rate.json().path("groups").isEmpty() && rate.json().path("groupBy").isNull());
        manager.get("/renewals/rate?to=2026-04-01").expect(400, "invalid_parameter");
        manager.get("/renewals/rate?from=2026-04-01&to=2026-04-01").expect(400, "invalid_parameter");
        manager.get("/renewals/rate?from=2016-01-01&to=2026-01-02").expect(400, "invalid_parameter");
        manager.get("/renewals/rate?from=2026-01-01&groupBy=product").expect(400, "invalid_parameter");
        perennial.member("agent", "northwind").get("/renewals/rate?from=2026-01-01").expect(403, "forbidden");
    }

    private String due() {
        return selling.path(selling.contractUntil(SOON));
    }

    private static JsonNode group(PerennialApi api, String key, String groupBy) {
        var rate = api.get("/renewals/rate?from=" + SOON + "&to=" + SOON.plusDays(1) + "&groupBy=" + groupBy).expect(200).json();
        return rate.path("groups").valueStream().filter(group -> group.path("key").asText().equals(key)).findFirst()
                .map(group -> group.path("sum")).orElseGet(() -> rate.path("none"));
    }

    private static String amounts(JsonNode sum, String... names) {
        return String.join(" ", Stream.of(names).map(name -> sum.path(name).path("amount").asText()).toList());
    }

    private static String told(JsonNode of, String... names) {
        return String.join(" ", List.of(names).stream().map(name -> of.path(name).asText()).toList());
    }

    private static Map<String, String> euro(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
