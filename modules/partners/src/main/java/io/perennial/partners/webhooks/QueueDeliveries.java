package io.perennial.partners.webhooks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Refusal;
import io.perennial.partners.PartnerRefusal;
import io.perennial.partners.feed.Feed;
import io.perennial.partners.feed.FeedScope;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.events.Commits;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.PendingJob;
import io.perennial.platform.sql.Tenants;
import io.perennial.records.FollowedKinds;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues a message for each webhook and change, in order. One node at a time does it for a tenant; a commit on this node wakes it. */
@ApplicationScoped
class QueueDeliveries implements PendingJob {
    private static final Logger LOG = LoggerFactory.getLogger(QueueDeliveries.class);
    static final String JOB = "queue-webhook-deliveries";
    private static final int AT_ONCE = 200;

    /** The time for which a tenant is believed to have no webhook, so that its commits cost nothing. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final long GATHERING_MILLIS = 200;

    @Resource ManagedScheduledExecutorService executor;
    @Inject Webhooks webhooks;
    @Inject Deliveries deliveries;
    @Inject ChangeLog log;
    @Inject Feed feed;
    @Inject FollowedKinds kinds;
    @Inject Commits commits;
    @Inject Tenants tenants;
    @Inject Jobs jobs;
    @Inject Clock clock;

    private final Cache<UUID, Boolean> idle = Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    void begin(@Observes Startup startup) {
        commits.watch(this::committed);
    }

    /** Looks for changes of the calling tenant from now on: it has a webhook. */
    void expect() {
        idle.invalidate(Call.current().tenant());
        jobs.wake(JOB);
    }

    /** Queues all changes again from a position on. Refuses one that is deleted already. */
    void goBack(Webhooks.Kept webhook, long from) {
        if (from <= log.last() && log.after(from - 1, 1).isEmpty())
            throw PartnerRefusal.CURSOR_EXPIRED.because("Changes from this position on are deleted already.");
        webhooks.reach(webhook.id(), Math.min(from - 1, webhook.position()));
        expect();
    }

    private void committed(UUID tenant) {
        if (idle.getIfPresent(tenant) != null) return;
        idle.put(tenant, true);
        executor.schedule(() -> look(tenant), GATHERING_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(UUID tenant) {
        Call.of(JOB, tenant).run(() -> {
            if (!tenants.alone(webhooks::ready).isEmpty()) {
                idle.invalidate(tenant);
                jobs.wake(JOB);
            }
            return tenant;
        });
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public boolean isPending() {
        return !webhooks.ready().isEmpty() && isBehind(log.last());
    }

    private boolean isBehind(long last) {
        return webhooks.roomy().stream().anyMatch(webhook -> webhook.position() < last);
    }

    /** Numbers what was committed at the end, so that nobody waits for the reading. */
    @Override
    public boolean step() {
        var roomy = webhooks.roomy();
        long last = roomy.isEmpty() ? 0 : log.numbered();
        for (var webhook : roomy) if (webhook.position() < last) queue(webhook, last);
        return !roomy.isEmpty() && isBehind(log.last());
    }

    private void queue(Webhooks.Kept webhook, long last) {
        try {
            var stretch = Call.onBehalfOf(JOB, webhook.sight(), Call.current().tenant())
                    .run(() -> feed.read(webhook.position(), last, FeedScope.of(webhook.types(), kinds.all()), AT_ONCE));
            var now = clock.instant();
            deliveries.add(stretch.items().stream().map(entry -> WebhookMessage.of(entry).row(webhook.id(), now)).toList());
            webhooks.reach(webhook.id(), stretch.reached());
            if (!stretch.items().isEmpty()) jobs.at(Sender.JOB, webhook.id().text(), now);
        } catch (Refusal expired) {
            LOG.warn("{} goes on from now, because changes after its position are deleted", webhook.id().text(), expired);
            webhooks.reach(webhook.id(), last);
        }
    }
}
