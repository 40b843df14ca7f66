package io.perennial.launcher.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sends typical requests until the server's Java has compiled and profiled them: it loads the demo, then reads, lists, creates and
 * upserts accounts. Use it only for a server with temporary data.
 */
public final class Practice {
    private static final int ROUNDS = 2_000;
    private static final int BATCHES = 10;
    private static final List<String> LISTS = List.of(
            "/accounts?sort=renewsOn&limit=50", "/accounts?tier=gold&sort=renewsOn&limit=50", "/accounts?sort=-arr&limit=20",
            "/contracts?limit=50", "/contacts?limit=50");

    private final Api api;
    private final Company company = Company.all().getFirst();
    private final List<Body.Account> samples;

    private Practice(Api api, Clock clock) {
        this.api = api;
        var today = clock.instant().atZone(company.zone()).toLocalDate();
        this.samples =
                IntStream.rangeClosed(1, company.customers()).mapToObj(number -> new Customer(company, number, today).account()).toList();
    }

    /** @param server the server's address without the path of the API */
    public static void with(URI server) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        try (var http = HttpClient.newHttpClient()) {
            var root = server.resolve("api/v1");
            new DemoLoader(http, root, clock, line -> {}).load();
            new Practice(new Api(http, root, DemoLoader.clientId(Company.all().getFirst().name()), DemoLoader.SECRET, clock), clock).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        var known = api.get("/accounts?limit=200").path("items");
        for (int round = 0; round < ROUNDS; round++) {
            read(known.path(round % known.size()).path("id").asText(), round);
            if (round % 2 == 0) api.post("/accounts", sample("one", round));
            if (round % (ROUNDS / BATCHES) == 0) many(round);
        }
    }

    private void read(String account, int round) throws IOException, InterruptedException {
        api.get("/accounts/" + account);
        api.get(LISTS.get(round % LISTS.size()));
        if (round % 10 == 0) api.get("/accounts/" + account + "/timeline");
    }

    private void many(int round) throws IOException, InterruptedException {
        var bodies = IntStream.range(0, Load.BATCH).mapToObj(item -> sample("many", round * Load.BATCH + item)).toList();
        api.post("/accounts/batch", new Body.Items(bodies));
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var points = IntStream.range(0, Load.POINTS).mapToObj(point -> new Body.Point(
                samples.get(point % samples.size()).externalKeys().getFirst(), "practice", now.minusSeconds(point), point)).toList();
        api.post("/usage", new Body.Points(points));
    }

    /** Returns one of the company's customers with another external key. */
    private Body.Account sample(String kind, int number) {
        var like = samples.get(number % samples.size());
        return new Body.Account(like.name(), null, null, List.of(new Body.ExternalKey("practice", kind + "-" + number)), like.tier(),
                like.segment(), like.industry(), like.country(), like.zone(), like.locale(), like.lifecycleStage(), like.tags(),
                like.website(), like.employees(), like.customFields());
    }
}
