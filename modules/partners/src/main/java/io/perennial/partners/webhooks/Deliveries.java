package io.perennial.partners.webhooks;

import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries of the tenant's webhooks, in order of each record as long as they succeed. */
@ApplicationScoped
class Deliveries {
    /** The messages that are sent to one webhook at once. */
    static final int AT_ONCE = 4;

    /** The messages that may wait for one webhook; further ones are queued when it has room again. */
    static final int MOST_WAITING = 10_000;

    /** The time for which a failed message keeps back later ones of its record. */
    static final Duration HELD = Duration.ofMinutes(5);

    /** The time after which a message is sent again whose result nobody has stored, because its node was killed. */
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(30);

    /** @param body the message */
    record Due(WebhookDeliveryId id, UUID message, String body, int attempts) {}

    private record Wake(@Nullable Instant at) {}

    private static final String ADD =
            """
            insert into partners.webhook_delivery (tenant_id, id, webhook_id, message, type, position, record, body, next_at, created_at)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :webhook::uuid[], :message::uuid[], :type::text[], :position::bigint[], :record::uuid[], :body::text[],
                        :now::timestamptz[], :now::timestamptz[]) r
            """;

    /** Takes messages before which nothing of their record waits: neither one that is being sent nor one that failed a moment ago. */
    private static final String TAKE =
            """
            update partners.webhook_delivery t
            set next_at = :lease, attempts = t.attempts + 1
            where t.tenant_id = :tenant and t.id in (
                select d.id
                from {partners.webhook_delivery} d
                where d.webhook_id = :webhook and d.state = 'pending' and d.next_at <= :now and not exists (
                    select from {partners.webhook_delivery} e
                    where e.webhook_id = d.webhook_id and e.record = d.record and e.state = 'pending' and e.id < d.id
                          and (e.failed_at is null or e.failed_at > :held))
                order by d.id
                limit :most
                for update skip locked)
            returning t.id, t.message, t.body, t.attempts
            """;
    private static final String DELIVERED =
            """
            update partners.webhook_delivery set state = 'delivered', status = :status, error = null, delivered_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String FAILED =
            """
            update partners.webhook_delivery
            set state = case when :next::timestamptz is null then 'failed' else 'pending' end, next_at = coalesce(:next::timestamptz, next_at),
                status = :status::integer, error = :error::text, failed_at = coalesce(failed_at, :now)
            where tenant_id = :tenant and id = :id
            """;
    private static final String WAKE =
            """
            select least(min(next_at) filter (where next_at > :now), min(failed_at) filter (where failed_at > :held) + interval '5 minutes') as at
            from {partners.webhook_delivery}
            where webhook_id = :webhook and state = 'pending'
            """;
    private static final String DUE =
            """
            select count(*) from (
                select id from {partners.webhook_delivery} where webhook_id = :webhook and state = 'pending' and next_at <= :now limit 1) due
            """;
    private static final String RESEND =
            """
            update partners.webhook_delivery set state = 'pending', attempts = 0, next_at = :now, failed_at = null
            where tenant_id = :tenant and webhook_id = :webhook and id = :id
            """;
    private static final String EXPIRED =
            """
            delete from partners.webhook_delivery
            where tenant_id = :tenant and id in (
                select id from {partners.webhook_delivery} where id < :beforeId and state <> 'pending' and created_at < :before
                order by id limit :most)
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    Deliveries(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(List<Map<String, @Nullable Object>> rows) {
        sql.addEach(ADD, rows);
    }

    List<Due> take(WebhookId webhook) {
        var now = clock.instant();
        return sql.list(Due.class, TAKE, Map.of(
                "webhook", webhook, "now", now, "lease", now.plus(LEASE), "held", now.minus(HELD), "most", AT_ONCE));
    }

    void delivered(WebhookDeliveryId id, @Nullable Integer status) {
        sql.change(DELIVERED, Sql.values("id", id, "status", status, "now", clock.instant()));
    }

    /** @param next the time of the next attempt, if there is one */
    void failed(WebhookDeliveryId id, Endpoint.Result result, Optional<Instant> next) {
        sql.change(FAILED, Sql.values("id", id, "status", result.status(), "error", result.error(), "next", next.orElse(null),
                "now", clock.instant()));
    }

    /** Returns when there is something to send to the webhook, apart from what can be sent now. */
    Optional<Instant> wake(WebhookId webhook) {
        var now = clock.instant();
        return sql.first(Wake.class, WAKE, Map.of("webhook", webhook, "now", now, "held", now.minus(HELD)))
                .flatMap(wake -> Optional.ofNullable(wake.at()));
    }

    boolean isDue(WebhookId webhook) {
        return sql.number(DUE, Map.of("webhook", webhook, "now", clock.instant())) > 0;
    }

    void resend(WebhookId webhook, WebhookDeliveryId id) {
        sql.change(RESEND, Map.of("webhook", webhook, "id", id, "now", clock.instant()));
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("webhooks", Webhooks.BOUND.most(), "items", "The maximum number of webhooks."),
                new LimitView("webhook_deliveries_waiting", MOST_WAITING, "items",
                        "The number of deliveries of one webhook that may wait. Further changes are sent later.")));
    }

    @Produces
    static Perishable expired() {
        return new Perishable(EXPIRED, KEPT);
    }
}
