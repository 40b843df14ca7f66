package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Canary;
import io.perennial.api.made.Records;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests thousands of requests of two tenants at once ({@code -Dinterleaved.requests}). The server has two database connections for both,
 * so each connection and each thread changes tenants all the time. Every text that a tenant writes contains the tenant's own word, which
 * must not appear in an answer to the other tenant. It runs after most other tests, because the records it leaves behind would slow them
 * down.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE - 1)
class InterleavedApiIT {
    private static final int REQUESTS = Integer.getInteger("interleaved.requests", 1_000);
    private static final int VISITORS_OF_EACH = 8;

    private final Perennial perennial;
    private final Random dice = new Random();
    private final ApiDocument document = ApiDocument.load();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> words = List.of(word("li"), word("ou"));
    private final List<Records> records;
    private final List<Canary> canaries;

    InterleavedApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.records = List.of(new Records(perennial, "northwind").all(), new Records(perennial, "contoso").all());
        var first = dice.nextInt(1_000_000_000);
        this.canaries = List.of(new Canary(document, records.get(0), words.get(0), first),
                new Canary(document, records.get(1), words.get(1), first));
    }

    /** Returns a word of letters that neither ids nor hexadecimal numbers have. */
    private String word(String first) {
        return dice.ints(6, 0, 4).mapToObj(letter -> "ilou".substring(letter, letter + 1)).reduce(first, String::concat);
    }

    @Test
    void nothing_of_one_tenant_reaches_the_other(TestReporter report) throws Exception {
        var lookouts = List.of(lookout(0), lookout(1));
        var threads = new ArrayList<Thread>();
        for (int visitor = 0; visitor < VISITORS_OF_EACH * 2; visitor++) threads.add(visit(visitor % 2, lookouts.get(visitor % 2)));
        for (var thread : threads) thread.join();

        for (var lookout : lookouts) {
            report.publishEntry("answers", lookout.answers() + ", with the tenant's word in them: " + lookout.withOwn());
            assertEquals(List.of(), lookout.wrong().stream().limit(10).toList());
            var answered = lookout.answers().values().stream().mapToInt(Integer::intValue).sum();
            assertTrue(lookout.withOwn() > answered / 3,
                    () -> "Only " + lookout.withOwn() + " have a tenant's word in them, of " + lookout.answers());
        }
        assertTrue(requests.get() >= REQUESTS, requests::toString);
        nobodysPlacesHaveNoWordOfAnyone();
    }

    private Lookout lookout(int tenant) {
        return new Lookout(words.get(tenant), words.get(1 - tenant), requests);
    }

    private Thread visit(int tenant, Lookout lookout) {
        var name = tenant == 0 ? "northwind" : "contoso";
        var own = records.get(tenant);
        var visitor = new Visitor(
                perennial.admin(name), document, own, records.get(1 - tenant), canaries.get(tenant), lookout,
                new Impatience(perennial.address()), dice.nextLong());
        return Thread.ofPlatform().start(() -> {
            while (requests.get() < REQUESTS) {
                try {
                    visitor.step();
                } catch (AssertionError | RuntimeException wrong) {
                    lookout.complain(wrong);
                }
            }
        });
    }

    /** Checks the places that operators read: metrics, health and logs. */
    private void nobodysPlacesHaveNoWordOfAnyone() throws IOException, InterruptedException {
        free("the health", ask("/health", ""));
        assertFalse(ask("/metrics", "").contains("perennial_"), "Anyone can read the metrics");
        if (perennial.database().isEmpty()) return;
        var metrics = ask("/metrics", perennial.database().get().metricsToken());
        assertTrue(metrics.contains("perennial_request_seconds"), metrics);
        free("the metrics", metrics);
        for (var log : logs(perennial.database().get().data())) free(log.toString(), Files.readString(log));
    }

    private void free(String place, String text) {
        assertFalse(text.isBlank(), place + " says nothing");
        for (var word : words) assertFalse(text.contains(word), () -> word + " stands in " + place);
    }

    private String ask(String path, String token) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(perennial.address().resolve(path)).header("Authorization", "Bearer " + token).build(),
                    BodyHandlers.ofString()).body();
        }
    }

    private static List<Path> logs(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("liberty"))) {
            var found = files.filter(file -> file.toString().matches(".*/logs/(messages.*|ffdc/.*)\\.log")).toList();
            assertFalse(found.isEmpty(), "There are no logs");
            return found;
        }
    }
}
