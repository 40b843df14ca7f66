package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Deletes a whole while a part is added to it, for each pair whose part would keep the whole from being deleted. One of the two is refused,
 * whichever comes first.
 */
@ExtendWith(RunningPerennial.class)
class WholesAtOnceApiIT {
    private static final int TRIES = 6;

    /**
     * @param whole makes one, and returns its path
     * @param part adds a part to the whole with this id
     */
    private record Pair(String name, Supplier<String> whole, Function<String, Supplier<Answer>> part) {}

    private final PerennialApi admin;
    private final String account;
    private final String contact;

    WholesAtOnceApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        account = admin.post("/accounts", Map.of("name", "At once " + UUID.randomUUID())).expect(201).text("/id");
        contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201).text("/id");
    }

    @Test
    void a_part_and_the_deletion_of_its_whole_do_not_both_succeed() {
        var pairs = List.of(
                new Pair("an answer", this::survey, survey -> () -> admin.post("/answers", answer(survey))),
                new Pair("a wave", this::survey, survey -> () -> admin.post("/waves", wave(survey))),
                new Pair("a wave of another survey", this::survey, this::moveWave),
                new Pair("a new ticket", this::queue, queue -> () -> admin.post("/tickets", ticket("queueId", queue))),
                new Pair("a changed ticket", this::queue, queue -> changing(Map.of("queueId", queue))),
                new Pair("an assigned ticket", this::queue, this::assigning));

        for (var pair : pairs) for (int at = 0; at < TRIES; at++) refusesOne(pair);
    }

    private void refusesOne(Pair pair) {
        var whole = pair.whole().get();
        var adding = pair.part().apply(id(whole));

        var added = AtOnce.begin(adding);
        var deleted = admin.delete(whole, "*");

        var both = added.join().status() + " " + deleted.status();
        assertTrue(added.join().status() < 300 ? deleted.status() == 409 : deleted.status() == 204 && added.join().status() == 422,
                () -> pair.name() + ": " + both);
        assertEquals(deleted.status() == 204 ? 404 : 200, admin.get(whole).status(), pair::name);
    }

    private Supplier<Answer> moveWave(String survey) {
        var wave = admin.post("/waves", wave(id(survey()))).expect(201).text("/id");
        return () -> admin.patch("/waves/" + wave, "*", Map.of("surveyId", survey));
    }

    private Supplier<Answer> changing(Map<String, ?> to) {
        var ticket = admin.post("/tickets", ticket("product", "Map")).expect(201).text("/id");
        return () -> admin.patch("/tickets/" + ticket, "*", to);
    }

    private Supplier<Answer> assigning(String queue) {
        var ticket = admin.post("/tickets", ticket("product", "Map")).expect(201).text("/id");
        return () -> admin.put("/tickets/" + ticket + "/assignment", Map.of("queueId", queue));
    }

    private String survey() {
        var body = Map.of("name", "At once", "kind", "nps", "languages", List.of("en"), "questions",
                List.of(Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", Map.of("en", "Would you recommend us?"))));
        var path = "/surveys/" + admin.post("/surveys", body).expect(201).text("/id");
        admin.send("PUT", path + "/publication", null, null).expect(200);
        return path;
    }

    private String queue() {
        return "/queues/" + admin.post("/queues", Map.of("name", "At once")).expect(201).text("/id");
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Map<String, ?> answer(String survey) {
        return Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", 9);
    }

    private static Map<String, ?> wave(String survey) {
        return Map.of("surveyId", survey, "name", "At once", "closesAt", Instant.now().plusSeconds(864_000).toString());
    }

    private Map<String, ?> ticket(String field, String value) {
        return Map.of("accountId", account, "subject", "At once", field, value);
    }
}
