package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loads a new company at once. The planner knows nothing of it, and what follows its contracts must not take minutes for that. */
@ExtendWith(RunningPerennial.class)
class BulkLoadApiIT {
    private static final int CONTRACTS = 6_000;
    private static final int BATCH = 1_000;

    private final PerennialApi api;
    private final OwnDatabase database;
    private final LocalDate due = LocalDate.now(ZoneId.of("America/Los_Angeles")).plusDays(60);
    private final String run = "B-" + UUID.randomUUID() + "-";

    BulkLoadApiIT(Perennial perennial) {
        api = perennial.partner("telco");
        Assumptions.assumeTrue(perennial.database().isPresent());
        database = perennial.database().orElseThrow();
    }

    private List<String> batches(String kind, IntFunction<Map<String, Object>> item) {
        return IntStream.iterate(0, from -> from < CONTRACTS, from -> from + BATCH)
                .mapToObj(from -> IntStream.range(from, from + BATCH).mapToObj(item).toList())
                .map(items -> api.post("/" + kind + "/batch", Map.of("items", items)).expect(207).json())
                .flatMap(answer -> answer.path("items").valueStream().map(one -> one.path("id").asText()))
                .toList();
    }

    private Map<String, Object> account(int number) {
        return Map.of("name", "Loaded " + number, "externalKeys", List.of(Map.of("system", "load", "externalId", run + number)));
    }

    private Map<String, Object> contract(int number, String account) {
        return Map.of("accountId", account, "number", run + number, "startsOn", due.minusYears(1).toString(), "endsOn", due.toString(),
                "currency", "USD", "externalKeys", List.of(Map.of("system", "load", "externalId", run + number)), "lines",
                List.of(Map.of("product", "Line", "quantity", "1", "unitPrice", "100.00", "per", "year")));
    }

    private long renewals() {
        return api.get("/renewals?count=true&limit=1&dueFrom=" + due + "&dueUntil=" + due.plusDays(1)).expect(200).json().path("count").asLong();
    }

    /** Returns the lines of both logs that tell of a step that took too long or failed. */
    private List<String> failures() throws IOException {
        try (var postgres = Files.lines(database.log()); var server = Files.walk(database.data())) {
            var told = server.filter(file -> file.toString().endsWith("logs/messages.log")).toList();
            var failed = new java.util.ArrayList<>(postgres.filter(line -> line.contains("due to statement timeout")).toList());
            for (var log : told)
                failed.addAll(Files.readAllLines(log).stream().filter(line -> line.contains("is tried again") || line.contains("waits for the sweep"))
                        .toList());
            return failed;
        }
    }

    @Test
    void what_follows_the_contracts_of_a_new_company_takes_no_time_out() throws IOException {
        var before = failures();
        long already = renewals();
        var accounts = batches("accounts", this::account);
        batches("contracts", number -> contract(number, accounts.get(number)));

        assertEquals(already + CONTRACTS, Awaited.until(this::renewals, there -> there == already + CONTRACTS));
        Awaited.until(() -> arr(accounts.getLast()), arr -> arr.equals("100.00"));
        assertEquals(before, failures());
    }

    private String arr(String account) {
        JsonNode answer = api.get("/accounts/" + account).expect(200).json();
        return answer.at("/arr/amount").asText();
    }
}
