package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what becomes of a webhook and its messages by what its address answers. */
class SenderIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_Zm9ybWVyIHNlY3JldCBvZiBhIHdlYmhvb2s=";

    private record Standing(@Nullable String because, @Nullable Instant failingSince, String states, @Nullable Instant next) {}

    private static final String STANDING =
            """
            select w.disabled_because as because, w.failing_since, string_agg(d.state, ' ' order by d.id) as states, min(d.next_at) as next
            from {partners.webhook} w left join {partners.webhook_delivery} d on d.webhook_id = w.id
            where w.id = :id
            group by w.id, w.disabled_because, w.failing_since
            """;

    private final MovedClock clock = new MovedClock(NINE);
    private final TenantWork willow = TenantWork.of("willow" + Long.toString(System.nanoTime(), 36));
    private final SentWebhooks sent = new SentWebhooks(willow, clock);
    private final CountDownLatch accepted = new CountDownLatch(4);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    SenderIT() throws IOException {
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        answer("/ok", 204, Map.of());
        answer("/gone", 410, Map.of());
        answer("/busy", 429, Map.of("Retry-After", "7200"));
        answer("/dead", 204, Map.of());
        receiver.start();
    }

    private void answer(String path, int status, Map<String, String> headers) {
        receiver.createContext(path, exchange -> {
            if (path.equals("/dead")) await(released);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            if (path.equals("/ok")) accepted.countDown();
        });
    }

    @AfterEach
    void stop() {
        released.countDown();
        receiver.stop(0);
    }

    @Test
    void an_address_that_does_not_answer_delays_nobody_else() {
        var dead = webhook("/dead");
        var works = webhook("/ok");
        queue(dead, 8);
        queue(works, 4);

        sent.fire(dead);
        sent.fire(works);
        await(accepted);
        assertEquals("pending pending pending pending pending pending pending pending", standing(dead).states());
        sent.settled(works);
        assertEquals("delivered delivered delivered delivered", standing(works).states());
    }

    @Test
    void one_that_is_gone_is_disabled_and_its_message_is_not_sent_again() {
        var gone = webhook("/gone");
        queue(gone, 6);
        sent.fire(gone);
        sent.settled(gone);

        var standing = standing(gone);
        assertEquals("gone " + NINE, standing.because() + " " + standing.failingSince());
        assertEquals("failed failed failed failed failed failed", standing.states(), "what waited is not kept for later");
        assertEquals(List.of(), sent.ready());
    }

    @Test
    void a_pause_that_the_receiver_asks_for_is_kept() {
        var busy = webhook("/busy");
        queue(busy, 1);
        sent.fire(busy);
        sent.settled(busy);

        assertEquals(new Standing(null, NINE, "pending", NINE.plusSeconds(7200)), standing(busy));
    }

    @Test
    void one_that_fails_for_five_days_is_disabled_unless_it_has_worked_meanwhile() {
        var webhook = webhook("/busy");
        sent.fails(webhook);
        clock.move(Duration.ofDays(4));
        sent.works(webhook);
        sent.fails(webhook);
        clock.move(Duration.ofDays(5));
        sent.fails(webhook);
        assertEquals(1, sent.ready().size());

        clock.move(Duration.ofSeconds(1));
        sent.fails(webhook);
        assertEquals("failing", standing(webhook).because());
    }

    @Test
    void a_former_secret_signs_for_another_day() {
        var webhook = webhook("/ok");
        sent.sign(webhook, OTHER);
        assertEquals(List.of(OTHER, SECRET), sent.secrets(webhook));
        sent.sign(webhook, OTHER);
        assertEquals(List.of(OTHER, SECRET), sent.secrets(webhook), "the same again ends no other");

        clock.move(Duration.ofHours(24));
        assertEquals(List.of(OTHER), sent.secrets(webhook));
    }

    private WebhookId webhook(String path) {
        return sent.add("http://127.0.0.1:" + receiver.getAddress().getPort() + path, SECRET);
    }

    private void queue(WebhookId webhook, int messages) {
        for (int at = 1; at <= messages; at++)
            sent.queue(Sql.values("id", new WebhookDeliveryId(TypeId.next()), "webhook", webhook, "message", UUID.randomUUID(), "type",
                    "account.changed", "position", at, "record", UUID.randomUUID(), "body", "{}", "now", NINE));
    }

    private Standing standing(WebhookId webhook) {
        return willow.run(sql -> sql.first(Standing.class, STANDING, Map.of("id", webhook)).orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
