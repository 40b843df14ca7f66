package io.perennial.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Checks whether a server lives: a process may be there without answering. The server says that it lives while its database stands
 * still, because a restart would not help then.
 */
final class LifeWatch {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So many failed checks in a row take half a minute or more. A busy machine may fail one, and a machine that slept another. */
    private static final int FAILURES = 4;

    private LifeWatch() {}

    /** Runs the action once the server has failed several checks in a row. Ends with the process. */
    static void start(Process server, URI address, Runnable whenHung) {
        Thread.ofPlatform().daemon().name("life-watch").start(() -> watch(server, address, whenHung));
    }

    private static void watch(Process server, URI address, Runnable whenHung) {
        var check = HttpRequest.newBuilder(address.resolve("/health/live")).timeout(PATIENCE).build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (int failures = 0; failures < FAILURES; failures = lives(client, check) ? 0 : failures + 1) {
                if (server.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) return;
            }
            if (server.isAlive()) whenHung.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean lives(HttpClient client, HttpRequest check) throws InterruptedException {
        try {
            return client.send(check, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
