package io.perennial.partners.webhooks;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.events.Audit;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.AfterCommit;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.TenantWork;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The webhooks of a tenant and their sender as a server has them, but one transaction at a time. */
final class SentWebhooks {
    private static final UUID TENANT = new UUID(7, 7);

    private final TenantWork work;
    private final Webhooks webhooks = new Webhooks();
    private final Sender sender = new Sender();

    SentWebhooks(TenantWork work, Clock clock) {
        this.work = work;
        webhooks.clock = clock;
        webhooks.seal = new Seal(new PlatformSettings("the secret of one installation, long", "", false));
        webhooks.audit = new Audit() {
            @Override
            public void note(String action, String subject) {}
        };
        sender.webhooks = webhooks;
        sender.endpoint = endpoint(WebhookSettings.from(Map.of("PERENNIAL_WEBHOOK_NETWORKS", "127.0.0.1")),
                host -> new InetAddress[] {InetAddress.ofLiteral(host)});
        sender.clock = clock;
        sender.jobs = new Jobs() {
            @Override
            public void at(String job, String id, Instant at) {}
        };
        sender.afterCommit = new AfterCommit() {
            @Override
            public void run(Runnable after) {
                after.run();
            }
        };
        sender.executor = (ManagedScheduledExecutorService) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class}, (_, _, arguments) -> {
                    ((Runnable) arguments[0]).run();
                    return null;
                });
        sender.tenants = new Tenants() {
            @Override
            public <R> R in(UUID tenant, String job, Supplier<R> doing) {
                return doing(_ -> doing.get());
            }
        };
    }

    /** Returns an endpoint as the container would open it. */
    static Endpoint endpoint(WebhookSettings settings, CheckedAddresses.Names names) {
        var endpoint = new Endpoint(settings, names);
        endpoint.open();
        return endpoint;
    }

    private synchronized <R> R doing(Function<Sql, R> doing) {
        return work.run(sql -> {
            webhooks.sql = sql;
            sender.deliveries = new Deliveries(sql, webhooks.clock);
            return doing.apply(sql);
        });
    }

    private void done(Consumer<Sql> doing) {
        doing(sql -> {
            doing.accept(sql);
            return sql;
        });
    }

    WebhookId add(String url, String secret) {
        return doing(_ -> {
            var id = webhooks.add(new WebhookBody(url, null, null), List.of("account"), 0);
            webhooks.sign(webhooks.get(id), secret);
            return id;
        });
    }

    void queue(Map<String, @Nullable Object> row) {
        done(_ -> sender.deliveries.add(List.of(row)));
    }

    /** Wakes the sender, which goes on by itself. */
    void fire(WebhookId webhook) {
        Call.of("test", TENANT).run(() -> {
            sender.fire(webhook.text());
            return webhook;
        });
    }

    /** Waits until nothing of a webhook is on its way. */
    void settled(WebhookId webhook) {
        var until = System.nanoTime() + 10_000_000_000L;
        while (doing(sql -> sql.number(
                "select count(*) from {partners.webhook_delivery} where webhook_id = :id and state = 'pending' and status is null",
                Map.of("id", webhook))) > 0) {
            if (System.nanoTime() > until) throw new IllegalStateException("Messages of " + webhook.text() + " are still on their way");
            Thread.onSpinWait();
        }
    }

    List<WebhookId> ready() {
        return doing(_ -> webhooks.ready().stream().map(Webhooks.Kept::id).toList());
    }

    void fails(WebhookId webhook) {
        done(_ -> webhooks.fails(webhooks.get(webhook), false));
    }

    void works(WebhookId webhook) {
        done(_ -> webhooks.works(webhook));
    }

    void sign(WebhookId webhook, String secret) {
        done(_ -> webhooks.sign(webhooks.get(webhook), secret));
    }

    List<String> secrets(WebhookId webhook) {
        return doing(_ -> webhooks.secrets(webhooks.get(webhook)));
    }
}
