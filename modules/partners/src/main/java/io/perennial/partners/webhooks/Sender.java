package io.perennial.partners.webhooks;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.Swept;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.AfterCommit;
import io.perennial.platform.sql.Tenants;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages that are due, a few of each webhook at once. While they are on their way, they hold neither a transaction nor a thread of
 * the server, so an address that does not answer delays nobody else.
 */
@ApplicationScoped
class Sender implements TimerJob, Swept {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    static final String JOB = "send-webhook-deliveries";
    private static final int GONE = 410;

    @Resource ManagedScheduledExecutorService executor;
    @Inject Webhooks webhooks;
    @Inject Deliveries deliveries;
    @Inject Endpoint endpoint;
    @Inject Tenants tenants;
    @Inject AfterCommit afterCommit;
    @Inject Jobs jobs;
    @Inject Clock clock;

    private final RetryPlan retries = new RetryPlan(new SecureRandom());

    /** Counts how often each webhook was woken since its last round began. */
    private final Map<WebhookId, Integer> woken = new ConcurrentHashMap<>();

    private record Sent(Outgoing message, Endpoint.Result result) {}

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        var tenant = Call.current().tenant();
        TypeId.parse(id, "whk", WebhookId::new).ifPresent(webhook -> afterCommit.run(() -> wake(tenant, webhook)));
    }

    @Override
    public void look() {
        for (var webhook : webhooks.ready()) if (deliveries.isDue(webhook.id())) jobs.at(JOB, webhook.id().text(), clock.instant());
    }

    private void wake(UUID tenant, WebhookId webhook) {
        if (woken.merge(webhook, 1, Integer::sum) == 1) executor.execute(() -> round(tenant, webhook));
    }

    private void round(UUID tenant, WebhookId webhook) {
        int wakes = woken.getOrDefault(webhook, 0);
        try {
            var batch = in(tenant, () -> taken(webhook));
            if (batch.isEmpty()) rest(tenant, webhook, wakes);
            else CompletableFuture.allOf(batch.stream().map(message -> endpoint.send(message)
                    .thenAcceptAsync(result -> store(tenant, webhook, new Sent(message, result)), executor))
                    .toArray(CompletableFuture[]::new))
                    .whenCompleteAsync((_, failure) -> next(tenant, webhook, failure), executor);
        } catch (RuntimeException failure) {
            stop(webhook, failure);
        }
    }

    private void next(UUID tenant, WebhookId webhook, Throwable failure) {
        if (failure == null) round(tenant, webhook);
        else stop(webhook, failure);
    }

    /** Leaves the rest to the sweep. */
    private void stop(WebhookId webhook, Throwable failure) {
        woken.remove(webhook);
        LOG.error("Messages of {} wait", webhook.text(), failure);
    }

    private void rest(UUID tenant, WebhookId webhook, int wakes) {
        in(tenant, () -> {
            setTimer(webhook);
            return webhook;
        });
        if (woken.compute(webhook, (_, now) -> now == null || now == wakes ? null : now) != null) round(tenant, webhook);
    }

    private List<Outgoing> taken(WebhookId id) {
        return webhooks.ready(id).map(webhook -> {
            var secrets = webhooks.secrets(webhook);
            return deliveries.take(id).stream().map(due -> Outgoing.of(due, webhook.url(), secrets, clock.instant())).toList();
        }).orElse(List.of());
    }

    private void store(UUID tenant, WebhookId id, Sent sent) {
        in(tenant, () -> {
            webhooks.hold(id);
            if (sent.result().isDone()) accepted(id, sent);
            else webhooks.ready(id).ifPresent(webhook -> refused(webhook, sent));
            return id;
        });
    }

    private void accepted(WebhookId id, Sent sent) {
        deliveries.delivered(sent.message().id(), sent.result().status());
        webhooks.works(id);
    }

    private void refused(Webhooks.Kept webhook, Sent sent) {
        var status = sent.result().status();
        boolean gone = status != null && status == GONE;
        var next = gone ? Optional.<Instant>empty()
                : retries.next(sent.message().attempts(), sent.result().retryAfter(), clock.instant());
        deliveries.failed(sent.message().id(), sent.result(), next);
        webhooks.fails(webhook, gone);
    }

    private void setTimer(WebhookId webhook) {
        deliveries.wake(webhook).ifPresent(at -> jobs.at(JOB, webhook.text(), at));
    }

    private <R> R in(UUID tenant, Supplier<R> work) {
        return tenants.in(tenant, JOB, work);
    }
}
