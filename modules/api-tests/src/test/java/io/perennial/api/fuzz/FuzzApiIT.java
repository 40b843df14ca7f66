package io.perennial.api.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that no request makes the server fail, with thousands of random requests ({@code -Dfuzz.requests}, {@code -Dfuzz.seed}). A
 * failure reports the seed and the requests. Each thread has its own sequence; what other threads wrote can still differ.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE - 2)
class FuzzApiIT {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final int THREADS = 4;

    private final URI server;
    private final String authorization;
    private final ApiDocument document = ApiDocument.load();
    private final Records own;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    FuzzApiIT(Perennial perennial) {
        server = perennial.address();
        authorization = perennial.admin("contoso").authorization();
        own = new Records(perennial, "contoso").all();
    }

    @Test
    void no_request_makes_the_server_fail(TestReporter report) throws InterruptedException {
        var seed = Long.getLong("fuzz.seed", new Random().nextLong());
        report.publishEntry("seed", "-Dfuzz.seed=" + seed + " -Dfuzz.requests=" + REQUESTS);
        var threads = new ArrayList<Thread>();
        for (int thread = 0; thread < THREADS; thread++) threads.add(shoot(new Fuzz(document, own, seed + thread)));
        for (var thread : threads) thread.join();

        report.publishEntry("answers", answers.toString());
        assertEquals(List.of(), wrong.stream().limit(20).toList(), () -> wrong.size() + " with -Dfuzz.seed=" + seed);
        assertTrue(answers.getOrDefault(200, 0) + answers.getOrDefault(201, 0) > REQUESTS / 20, () -> "Too few succeed: " + answers);
    }

    private Thread shoot(Fuzz fuzz) {
        return Thread.ofPlatform().start(() -> {
            try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (int shots = 0; shots < REQUESTS / THREADS; shots++) check(http, fuzz.next());
            }
        });
    }

    private void check(HttpClient http, Fuzz.Shot shot) {
        try {
            var answer = http.send(request(shot), BodyHandlers.ofString());
            answers.merge(answer.statusCode(), 1, Integer::sum);
            complaint(shot, answer).ifPresent(complaint -> wrong.add(complaint + ": " + shot));
        } catch (IllegalArgumentException notSendable) {
            answers.merge(0, 1, Integer::sum);
        } catch (IOException broken) {
            wrong.add(broken + ": " + shot);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(Fuzz.Shot shot) {
        var request = HttpRequest.newBuilder(URI.create(server.resolve("/") + "api/v1" + shot.target())).timeout(Duration.ofMinutes(1));
        if (!shot.headers().containsKey("Authorization")) request.header("Authorization", authorization);
        shot.headers().forEach(request::header);
        var body = shot.body();
        return request.method(shot.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)).build();
    }

    /** Returns true if the server cannot decode the address: then it answers with its own page, which it may compress. */
    private static boolean isUndecodable(Fuzz.Shot shot) {
        return shot.target().contains("%00") || shot.target().contains("%zz");
    }

    /** Returns true for the page, or the JSON, with which the server itself refuses an address, and whose code cannot be read here. */
    private static boolean isCompressedPage(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Encoding").isPresent()
                && Set.of("text/html", "application/json").contains(answer.headers().firstValue("Content-Type").orElse("").split(";")[0]);
    }

    private static Optional<String> complaint(Fuzz.Shot shot, HttpResponse<String> answer) {
        var status = answer.statusCode();
        if (status >= 500) return Optional.of(status + " " + answer.body());
        var isProblem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        if (status < 400 || isProblem || shot.method().equals("HEAD") || answer.body().contains("CWWWC0005I")
                || status == 400 && (isUndecodable(shot) || isCompressedPage(answer)))
            return Optional.empty();
        return Optional.of(status + " without a problem document: " + answer.body());
    }
}
