package io.perennial.api.wall;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.PerennialApi;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Canary;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One of many concurrent users of a tenant. Each step sends a few requests; the {@link Lookout} checks the answers. */
final class Visitor {
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");
    private static final String JSON = "application/json";

    private final PerennialApi api;
    private final ApiDocument document;
    private final Requests requests;
    private final List<ApiOperation> reads;
    private final List<ApiOperation> writes;
    private final Records own;
    private final Records foreign;
    private final Canary canary;
    private final Lookout lookout;
    private final Impatience impatience;
    private final Random dice;

    Visitor(PerennialApi api, ApiDocument document, Records own, Records foreign, Canary canary, Lookout lookout, Impatience impatience,
            long seed) {
        this.api = api;
        this.document = document;
        this.requests = new Requests(document);
        this.reads = document.operations().stream().filter(operation -> operation.method().equals("GET") && !operation.open()).toList();
        this.writes = document.operations().stream().filter(Visitor::takesJson).toList();
        this.own = own;
        this.foreign = foreign;
        this.canary = canary;
        this.lookout = lookout;
        this.impatience = impatience;
        this.dice = new Random(seed);
    }

    private static boolean takesJson(ApiOperation operation) {
        return !operation.open() && operation.consumes().stream().anyMatch(type -> type.endsWith("json"));
    }

    void step() {
        switch (dice.nextInt(24)) {
            case 0, 1, 2, 3, 4 -> ask(one(reads), NOWHERE, "");
            case 5, 6, 7 -> turnPages();
            case 8, 9, 10, 11 -> write(one(writes), 1 + dice.nextInt(3));
            case 12, 13, 14 -> liveAndDie();
            case 15, 16 -> repeat();
            case 17, 18 -> bringTheSameKey();
            case 19 -> measure();
            case 20, 21 -> err();
            case 22 -> beImpatient();
            default -> bringFile();
        }
    }

    private <T> T one(List<T> choice) {
        return choice.get(dice.nextInt(choice.size()));
    }

    private Answer ask(ApiOperation operation, Slot slot, String value) {
        return send(requests.ask(operation, slot, value, own));
    }

    private Answer send(Ask ask) {
        return lookout.see(() -> Ask.of(api).answer(ask));
    }

    private Answer send(String method, String target, Map<String, String> headers, String type, String body) {
        return send(new Ask(method, target, headers, type, body));
    }

    private Answer get(String target) {
        return send(new Ask("GET", target, Map.of(), null, null));
    }

    private void turnPages() {
        var list = one(List.of("/accounts?sort=-renewsOn&", "/accounts?count=true&", "/contacts?", "/contracts?", "/audit?", "/imports?"));
        var page = get(list + "limit=" + (1 + dice.nextInt(50)));
        for (int turned = 0; turned < 2 && !page.text("/nextCursor").isEmpty() && !page.json().path("nextCursor").isNull(); turned++)
            page = get(list + "limit=" + (1 + dice.nextInt(50)) + "&cursor=" + page.text("/nextCursor"));
    }

    private void write(ApiOperation operation, int many) {
        var ask = requests.ask(operation, NOWHERE, "", own);
        var body = canary.body(operation.requestSchema().orElseThrow(), many).toString();
        send(new Ask(ask.method(), ask.target(), ask.headers(), ask.type(), body));
    }

    private JsonNode account() {
        return canary.body(schema("createAccount"), 2);
    }

    private JsonNode schema(String operation) {
        return document.operations().stream().filter(found -> found.id().equals(operation)).findFirst().orElseThrow().requestSchema()
                .orElseThrow();
    }

    private void liveAndDie() {
        var made = send("POST", "/accounts", Map.of(), JSON, account().toString()).expect(201);
        var read = get(made.location()).expect(200);
        var patch = "{\"name\": \"" + canary.text() + "\", \"segment\": null}";
        var patched = send("PATCH", made.location(), Map.of("If-Match", read.etag()), "application/merge-patch+json", patch).expect(200);
        send("PATCH", made.location(), Map.of("If-Match", read.etag()), "application/merge-patch+json", patch).expect(412);
        if (dice.nextBoolean()) send(new Ask("DELETE", made.location(), Map.of("If-Match", patched.etag()), null, null)).expect(204);
    }

    /** Uses the same idempotency keys in both tenants, with different texts. */
    private void repeat() {
        var key = Map.of("Idempotency-Key", "turn-" + canary.next());
        var body = account().toString();
        var first = send("POST", "/accounts", key, JSON, body).expect(201);
        var second = send("POST", "/accounts", key, JSON, body).expect(201);
        if (!first.location().equals(second.location())) throw new AssertionError("Not repeated but done twice: " + second.exchange());
        send("POST", "/accounts", key, JSON, account().toString()).expect(422, "idempotency_mismatch");
    }

    /** Uses the same external keys in both tenants. */
    private void bringTheSameKey() {
        var target = "/accounts/by-external/shared/" + dice.nextInt(50);
        var put = send("PUT", target, Map.of(), JSON, "{\"name\": \"" + canary.text() + "\", \"tags\": [\"" + canary.text() + "\"]}");
        if (put.status() < 300) get("/accounts/" + put.text("/id"));
    }

    private void measure() {
        send("POST", "/usage", Map.of(), JSON, canary.body(schema("addUsage"), 20).toString()).expect(204);
        get("/accounts/" + own.id("acct") + "/usage?metric=" + canary.word() + "&from=2026-01-01&to=2026-12-31&by=week").expect(200);
    }

    private void err() {
        switch (dice.nextInt(6)) {
            case 0 -> get("/accounts/" + foreign.id("acct")).expect(404);
            case 1 -> send("POST", "/contacts", Map.of(), JSON,
                    "{\"accountId\": \"" + foreign.id("acct") + "\", \"name\": \"" + canary.text() + "\"}").expect(422);
            case 2 -> send("POST", "/accounts", Map.of(), JSON,
                    "{\"name\": {\"of\": \"" + canary.text() + "\"}, \"" + canary.word() + "\": 1, \"country\": \"" + canary.text() + "\"}")
                    .expect(422);
            case 3 -> send("POST", "/accounts", Map.of(), JSON, "{\"name\": \"" + canary.text()).expect(400);
            case 4 -> get("/accounts?" + canary.word() + "=1&limit=" + canary.word()).expect(400);
            default -> get("/accounts/" + canary.word()).expect(404);
        }
    }

    private void beImpatient() {
        var authorization = api.authorization();
        lookout.see(dice.nextBoolean()
                ? impatience.give(dice.nextInt(1, 40), "/accounts?limit=200", authorization, null)
                : impatience.give(dice.nextInt(1, 40), "/accounts/batch", authorization,
                        canary.body(schema("upsertAccounts"), 20).toString()));
    }

    private void bringFile() {
        var rows = new StringBuilder("id,name\n");
        for (int row = 0; row < 10; row++) rows.append(canary.text()).append(',').append(canary.text()).append('\n');
        rows.append(canary.text()).append(',').append(canary.text().repeat(50)).append('\n');
        var id = send("POST", "/imports?kind=accounts&mapping=suite", Map.of("Idempotency-Key", UUID.randomUUID().toString()), "text/csv",
                rows.toString())
                .expect(202).text("/id");
        get("/imports/" + id).expect(200);
        get("/imports/" + id + "/refusals").expect(200);
    }
}
