package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests two requests at once: of two who take one number or name, the second is told so as if it had come later, and nobody starves. */
@ExtendWith(RunningPerennial.class)
class UniqueAtOnceApiIT {
    private static final int ROUNDS = 8;

    private final PerennialApi admin;
    private final Perennial perennial;

    UniqueAtOnceApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    /** Sends each of some requests at once, in some rounds, and checks in each that one is first and the other is refused. */
    private static void assertOneTakes(String code, Function<String, List<PerennialCall>> round) throws Exception {
        for (int at = 0; at < ROUNDS; at++) {
            var sent = round.apply(UUID.randomUUID().toString()).stream().map(call -> AtOnce.begin(call::send)).toList();
            var told = new HashSet<String>();
            for (var answer : sent) told.add(told(answer.get(60, TimeUnit.SECONDS)));
            assertEquals(Set.of(code, "taken"), told);
        }
    }

    private interface PerennialCall {
        Answer send();
    }

    private static String told(Answer answer) {
        var item = answer.status() == 207 ? answer.json().at("/items/0") : answer.json();
        return item.path("problem").path("code").asText(item.path("code").asText("taken"));
    }

    private Map<String, Object> contract(String account, String number) {
        return Map.of("accountId", account, "number", number, "startsOn", "2026-01-01", "term", "P12M", "autoRenew", true, "billing",
                "yearly",
                "currency", "EUR", "lines", List.of());
    }

    private List<String> accounts() {
        return Stream.of("one", "two").map(name -> admin.post("/accounts", Map.of("name", name)).expect(201).text("/id")).toList();
    }

    @Test
    void of_two_contracts_with_one_number_the_second_is_told_that_it_is_taken() throws Exception {
        var accounts = accounts();
        assertOneTakes("number_taken", number -> accounts.stream()
                .<PerennialCall>map(account -> () -> admin.post("/contracts", contract(account, number))).toList());
    }

    @Test
    void so_is_the_item_of_a_batch() throws Exception {
        var accounts = accounts();
        assertOneTakes("number_taken", number -> accounts.stream().<PerennialCall>map(account -> {
            var items = List.of(contract(account, number), contract(account, number + " of " + account));
            return () -> admin.post("/contracts/batch", Map.of("items", items));
        }).toList());
    }

    @Test
    void of_a_new_vendor_and_a_renamed_one_the_second_is_told_that_the_name_is_taken() throws Exception {
        assertOneTakes("vendor_name_taken", name -> {
            var old = admin.post("/vendors", Map.of("name", "old " + name, "zone", "Europe/Riga")).expect(201);
            return List.of(() -> admin.post("/vendors", Map.of("name", name, "zone", "Europe/Riga")),
                    () -> admin.patch(old.location(), old.etag(), Map.of("name", name)));
        });
    }

    @Test
    void of_two_members_with_one_address_the_second_is_told_that_it_is_taken() throws Exception {
        assertOneTakes("email_taken", name -> Stream.of("Ida", "Otto").<PerennialCall>map(one -> () -> admin.post("/members",
                Map.of("email", name + "@northwind.example", "name", one, "roles", List.of("agent")))).toList());
    }

    /** The suite's server has two connections. A request that takes a second one beside its own would wait for another such request. */
    @Test
    void snapshots_and_webhooks_that_are_made_at_once_need_one_connection_each() throws Exception {
        var callers = List.of(perennial.partner("northwind"), perennial.partner("contoso"), perennial.admin("contoso"), admin);
        for (int at = 0; at < ROUNDS; at++) {
            var sent = callers.stream().map(one -> AtOnce.begin(() -> one.post("/snapshots", Map.of("types", List.of("queue"))))).toList();
            for (var answer : sent) {
                var taken = answer.get(60, TimeUnit.SECONDS);
                assertTrue(taken.status() == 202 || code(taken.json()).equals("snapshot_running"), taken::body);
            }
        }
    }

    private static String code(JsonNode body) {
        return body.path("code").asText();
    }
}
