package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveriesIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Endpoint.Result BUSY = new Endpoint.Result(503, null, Optional.empty());

    private final TenantWork willow = TenantWork.of("willow" + Long.toString(System.nanoTime(), 36));
    private final TenantWork maple = TenantWork.of("maple" + Long.toString(System.nanoTime(), 36));
    private final MovedClock clock = new MovedClock(NINE);
    private final WebhookId webhook = webhook(willow);
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void messages_about_one_record_are_sent_one_after_another_and_others_meanwhile() {
        queue(one, "1", one, "2", other, "3");

        assertEquals(List.of("1", "3"), take());
        assertEquals(List.of(), take());
        done("1");
        assertEquals(List.of("2"), take());
        assertEquals(List.of(), maple.run(sql -> new Deliveries(sql, clock).take(webhook)));
    }

    @Test
    void a_failed_message_keeps_back_later_ones_of_its_record_for_five_minutes() {
        queue(one, "1", one, "2");
        take();
        failed("1", NINE.plus(Duration.ofMinutes(30)));

        clock.move(Duration.ofMinutes(4));
        assertEquals(List.of(), take());
        assertEquals(Optional.of(NINE.plus(Duration.ofMinutes(5))), willow.run(sql -> new Deliveries(sql, clock).wake(webhook)));
        clock.move(Duration.ofMinutes(2));
        assertEquals(List.of("2"), take());
        clock.move(Duration.ofMinutes(30));
        assertEquals(List.of("1", "2"), take());
    }

    @Test
    void a_message_whose_result_nobody_stored_is_sent_again() {
        queue(one, "1");
        take();
        clock.move(Duration.ofSeconds(30));
        assertEquals(List.of(), take());
        clock.move(Duration.ofSeconds(31));
        assertEquals(List.of("1"), take());
        done("1");
        clock.move(Duration.ofDays(1));
        assertEquals(List.of(), take());
    }

    @Test
    void the_log_says_for_what_a_message_waits_and_promises_no_attempt_meanwhile() {
        sign(true);
        queue(one, "1", one, "2", one, "3", other, "4");
        assertEquals(List.of(NINE + " null", "null 1", "null 1", NINE + " null"), waits());
        take();
        var retry = NINE.plus(Duration.ofMinutes(30));
        failed("1", retry);
        assertEquals(retry + " null", waits().getFirst());
        clock.move(Duration.ofMinutes(6));
        assertEquals(List.of(retry + " null", NINE + " null", "null 2"), waits().subList(0, 3));

        sign(false);
        assertEquals(List.of("null null", "null null", "null 2"), waits().subList(0, 3), "without a secret nothing is sent");
    }

    private void sign(boolean signed) {
        willow.run(sql -> sql.change("update partners.webhook set secret = :secret where tenant_id = :tenant and id = :id",
                Sql.values("secret", signed ? new byte[] {1} : null, "id", webhook)));
    }

    /** Returns of each message, in order, its next attempt and the message for which it waits. */
    private List<String> waits() {
        var ids = willow.run(sql -> sql.list(Found.class, "select id from {partners.webhook_delivery} where webhook_id = :id order by id",
                Map.of("id", webhook))).stream().map(Found::id).toList();
        return ids.stream().map(id -> willow.run(sql -> WebhookDelivery.get(webhook, id, clock.instant(), sql)))
                .map(one -> one.nextAttemptAt() + " " + (one.waitsFor() == null ? null : ids.indexOf(one.waitsFor()) + 1)).toList();
    }

    private static WebhookId webhook(TenantWork tenant) {
        var id = new WebhookId(TypeId.next());
        tenant.run(sql -> sql.change(
                """
                insert into partners.webhook (tenant_id, id, url, types, position, created_at, updated_at)
                values (:tenant, :id, 'https://crm.example/', '{account}', 0, :now, :now)
                """,
                Map.of("id", id, "now", NINE)));
        return id;
    }

    /** @param recordsAndBodies each message's record and then its body */
    private void queue(Object... recordsAndBodies) {
        for (int at = 0; at < recordsAndBodies.length; at += 2) {
            var row = Sql.values("id", new WebhookDeliveryId(TypeId.next()), "webhook", webhook, "message", UUID.randomUUID(), "type",
                    "account.changed", "position", at + 1, "record", recordsAndBodies[at], "body", recordsAndBodies[at + 1], "now", NINE);
            willow.run(sql -> {
                new Deliveries(sql, clock).add(List.of(row));
                return row;
            });
        }
    }

    private List<String> take() {
        return willow.run(sql -> new Deliveries(sql, clock).take(webhook)).stream().map(Deliveries.Due::body).sorted().toList();
    }

    private void done(String body) {
        willow.run(sql -> {
            new Deliveries(sql, clock).delivered(id(sql, body), 204);
            return body;
        });
    }

    private void failed(String body, Instant next) {
        willow.run(sql -> {
            new Deliveries(sql, clock).failed(id(sql, body), BUSY, Optional.of(next));
            return body;
        });
    }

    private record Found(WebhookDeliveryId id) {}

    private WebhookDeliveryId id(Sql sql, String body) {
        return sql.first(Found.class, "select id from {partners.webhook_delivery} where webhook_id = :webhook and body = :body",
                Map.of("webhook", webhook, "body", body)).orElseThrow().id();
    }
}
