package io.perennial.api.made;

import io.perennial.api.Awaited;
import io.perennial.api.PerennialApi;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Creates contracts of the account of some records. */
record MadeContracts(Records records, PerennialApi api) {
    /** Creates a contract with an amount, so that the revenue ledger has an entry for it. */
    String contract() {
        var line = Map.of("product", records.text(), "quantity", "1", "unitPrice", "10.00");
        return api.post("/contracts", Map.of(
                "accountId", records.id("acct"), "number", records.number(), "startsOn", "2026-01-01", "currency", records.currency(),
                "lines", List.of(line), "externalKeys", List.of(records.externalKey()))).expect(201).text("/id");
    }

    /** Returns another contract, which counts on days before the first exchange rate of its currency. */
    String excluded() {
        return api.post("/contracts", Map.of(
                "accountId", records.id("acct"), "number", "early " + records.number(), "startsOn", "2019-01-01",
                "currency", "USD")).expect(201).text("/id");
    }

    /** Returns the renewal of another contract, whose term ends soon. */
    String renewal() {
        var ends = LocalDate.now(ZoneOffset.UTC).plusDays(60).toString();
        var contract = api.post("/contracts", Map.of(
                "accountId", records.id("acct"), "number", "ending " + records.number(), "startsOn", "2026-01-01", "endsOn", ends,
                "currency", records.currency())).expect(201).text("/id");
        return Awaited.until(
                () -> api.get("/renewals?accountId=" + records.id("acct") + "&dueFrom=" + ends).expect(200).json().path("items"),
                renewals -> renewals.valueStream().anyMatch(one -> one.path("contractId").asText().equals(contract))).path(0).path("id")
                .asText();
    }
}
