package io.perennial.api.renewals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.PerennialApi;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An account with contracts whose terms end soon. */
record Selling(PerennialApi api, String account, String segment) {
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

    static Selling to(PerennialApi api) {
        var segment = "Selling " + UUID.randomUUID();
        return new Selling(api, api.post("/accounts", Map.of("name", "Sorrel & Co", "segment", segment)).expect(201).text("/id"), segment);
    }

    /** @param more additional fields of the contract, such as its {@code term} */
    String contract(LocalDate startsOn, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "accountId", account, "number", "S-" + UUID.randomUUID(), "startsOn", startsOn.toString(), "currency", "EUR",
                "lines", List.of(Map.of("product", "Herbs", "quantity", "10", "unitPrice", "100.00", "per", "year"))));
        body.putAll(more);
        return api.post("/contracts", body).expect(201).text("/id");
    }

    /** Creates a contract for 1,000.00 a year that ends on this day. */
    String contractUntil(LocalDate endsOn) {
        return contract(endsOn.minusYears(1), Map.of("endsOn", endsOn.toString()));
    }

    /** Returns the contract's renewal when it has this state. */
    JsonNode renewal(String contract, String state) {
        return Awaited.until(() -> all().stream().filter(one -> of(contract, one)).findFirst().orElse(null),
                one -> one != null && one.path("state").asText().equals(state));
    }

    String path(String contract) {
        return "/renewals/" + renewal(contract, "open").path("id").asText();
    }

    List<JsonNode> all() {
        return api.all("/renewals?accountId=" + account);
    }

    private static boolean of(String contract, JsonNode renewal) {
        return renewal.path("contractId").asText().equals(contract);
    }
}
