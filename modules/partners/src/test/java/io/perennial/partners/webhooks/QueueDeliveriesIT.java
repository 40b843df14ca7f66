package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.partners.PartnerRefusal;
import io.perennial.partners.feed.LoggedTenant;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.call.Sight;
import io.perennial.platform.events.Audit;
import io.perennial.platform.events.TestLog;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.FollowedKinds;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests which messages are queued for a webhook, also again. */
class QueueDeliveriesIT {
    private record Queued(String type, @Nullable Long position, String message, String body) {}

    private static final String QUEUED =
            "select type, position, message::text as message, body from {partners.webhook_delivery} where webhook_id = :id order by id";

    private final LoggedTenant willow = LoggedTenant.of("willow" + Long.toString(System.nanoTime(), 36));
    /** An account of which the name tells of revenue. */
    record Priced(AccountId id, @Classified(FieldClass.REVENUE) @Nullable String name, long version) implements Versioned {}

    private FollowedKind followed = LoggedTenant.ACCOUNTS;
    private final List<String> woken = new ArrayList<>();
    private final Jobs jobs = new Jobs() {
        @Override
        public void at(String job, String id, Instant at) {
            woken.add(job + " " + id);
        }
    };

    private final class Queue extends QueueDeliveries {
        private Queue(Sql sql) {
            webhooks = webhooks(sql);
            deliveries = new Deliveries(sql, Clock.systemUTC());
            log = TestLog.on(sql);
            feed = LoggedTenant.feed(sql);
            kinds = new FollowedKinds() {
                @Override
                public List<FollowedKind> all() {
                    return List.of(followed);
                }
            };
            jobs = QueueDeliveriesIT.this.jobs;
            clock = Clock.systemUTC();
        }

        @Override
        void expect() {}
    }

    private static Webhooks webhooks(Sql sql) {
        var webhooks = new Webhooks();
        webhooks.sql = sql;
        webhooks.clock = Clock.systemUTC();
        webhooks.seal = new Seal(new PlatformSettings("the secret of one installation, long", "", false));
        webhooks.audit = new Audit() {
            @Override
            public void note(String action, String subject) {}
        };
        return webhooks;
    }

    private WebhookId webhook() {
        return willow.work().run(sql -> {
            var webhooks = webhooks(sql);
            var id = webhooks.add(new WebhookBody("https://crm.example/", null, null), List.of("account"), 0);
            webhooks.sign(webhooks.get(id), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
            return id;
        });
    }

    private <R> R on(Function<Queue, R> doing) {
        return willow.work().run(sql -> doing.apply(new Queue(sql)));
    }

    /** Works until nothing is pending, as the job does. Returns what is queued in all. */
    private List<Queued> queued(WebhookId webhook) {
        while (on(Queue::isPending)) on(Queue::step);
        return willow.work().run(sql -> sql.list(Queued.class, QUEUED, Map.of("id", webhook)));
    }

    private static List<String> told(List<Queued> queued) {
        return queued.stream().map(one -> one.position() + " " + one.type()).toList();
    }

    private void replay(WebhookId webhook, long from) {
        on(queue -> {
            queue.goBack(queue.webhooks.get(webhook), from);
            return from;
        });
    }

    @Test
    void each_change_is_queued_once_in_order_and_a_range_again_under_the_same_message_ids() {
        var webhook = webhook();
        var rhine = willow.account("Rhine", null);
        willow.rename(rhine, "Rhine & Co", 2);
        willow.delete(rhine, 3);
        var first = queued(webhook);
        assertEquals(List.of("1 account.created", "2 account.changed", "3 account.removed"), told(first));
        assertEquals(List.of(Sender.JOB + " " + webhook.text()), woken);
        assertEquals(first, queued(webhook));

        replay(webhook, 2);
        var again = queued(webhook);
        assertEquals(List.of("2 account.changed", "3 account.removed"), told(again.subList(3, 5)));
        assertEquals(first.subList(1, 3), again.subList(3, 5));
        replay(webhook, 900);
        assertEquals(again, queued(webhook), "what is not there yet is sent when it comes, not again");
    }

    @Test
    void a_webhook_for_which_too_many_messages_wait_gets_further_ones_later_and_others_go_on() {
        var slow = webhook();
        var other = webhook();
        willow.work().run(sql -> sql.change(
                """
                insert into partners.webhook_delivery (tenant_id, id, webhook_id, message, type, body, next_at, created_at)
                select :tenant, gen_random_uuid(), :id, gen_random_uuid(), 'webhook.test', '{}', now(), now() from generate_series(1, 10000)
                """, Map.of("id", slow)));
        willow.account("Rhine", null);
        assertEquals(List.of("1 account.created"), told(queued(other)));
        assertEquals(10_000, queued(slow).size());
        assertFalse(on(Queue::isPending));

        willow.work().run(sql -> sql.change(
                "update partners.webhook_delivery set state = 'delivered' where tenant_id = :tenant and webhook_id = :id",
                Map.of("id", slow)));
        assertEquals(10_001, queued(slow).size());
    }

    @Test
    void a_message_does_not_name_a_field_that_was_closed_to_whoever_wrote_the_webhook() {
        followed = FollowedKind.of("account", "accounts", "accounts:read", AccountId::new, Priced.class, LoggedTenant.ACCOUNTS.rows());
        var open = webhook();
        var closed =
                willow.work().run(sql -> Call.onBehalfOf("test", Sight.ALL.closing(Set.of(FieldClass.REVENUE)), Call.current().tenant())
                        .run(() -> {
                            var webhooks = webhooks(sql);
                            var id = webhooks.add(new WebhookBody("https://crm.example/", null, null), List.of("account"), 0);
                            webhooks.sign(webhooks.get(id), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
                            return id;
                        }));
        willow.account("Rhine", null);

        assertTrue(queued(open).getFirst().body().contains("\"changedFields\":[\"name\"]"), () -> queued(open).toString());
        assertTrue(queued(closed).getFirst().body().contains("\"changedFields\":[]"), () -> queued(closed).toString());
    }

    @Test
    void there_are_fifty_webhooks_at_most() {
        for (int at = 0; at < 50; at++) webhook();
        assertEquals(PartnerRefusal.TOO_MANY_WEBHOOKS, assertThrows(Refusal.class, this::webhook).reason());
    }

    @Test
    void a_range_that_is_deleted_already_is_refused_and_one_that_nobody_queued_in_time_is_passed_over() {
        var webhook = webhook();
        var rhine = willow.account("Rhine", null);
        willow.rename(rhine, "Rhine & Co", 2);
        willow.last();
        willow.work().run(sql -> sql.change("delete from platform.outbox where tenant_id = :tenant and position = 1", Map.of()));

        assertEquals(PartnerRefusal.CURSOR_EXPIRED, assertThrows(Refusal.class, () -> replay(webhook, 1)).reason());
        assertEquals(List.of(), queued(webhook));
        replay(webhook, 2);
        assertEquals(List.of("2 account.changed"), told(queued(webhook)));
    }

    @Test
    void one_that_is_switched_off_or_has_no_secret_gets_nothing() {
        var off = webhook();
        willow.work().run(sql -> {
            var webhooks = webhooks(sql);
            webhooks.change(webhooks.get(off), new WebhookBody("https://crm.example/", null, false), List.of("account"), 0);
            return webhooks.add(new WebhookBody("https://crm.example/", null, null), List.of("account"), 0);
        });
        willow.account("Rhine", null);

        assertFalse(on(Queue::isPending));
        assertEquals(List.of(), queued(off));
        assertTrue(woken.isEmpty());
    }
}
