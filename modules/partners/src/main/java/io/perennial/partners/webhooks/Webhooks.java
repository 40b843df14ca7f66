package io.perennial.partners.webhooks;

import io.perennial.kernel.TypeId;
import io.perennial.partners.PartnerRefusal;
import io.perennial.partners.RecordBound;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.Sight;
import io.perennial.platform.events.Audit;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The webhooks of the tenant. */
@ApplicationScoped
class Webhooks {
    /** The time for which the former secret signs, too. */
    private static final Duration BOTH = Duration.ofHours(24);

    /** A webhook that fails for so long without a success is disabled. */
    private static final Duration PATIENCE = Duration.ofDays(5);

    /**
     * @param secret sealed, like the former one
     * @param closed the classes of fields whose names are left out, because they were closed to whoever wrote the webhook last
     */
    record Kept(
            WebhookId id, String url, List<String> types, byte @Nullable [] secret, byte @Nullable [] formerSecret,
            @Nullable Instant formerUntil, long position, @Nullable Instant failingSince, boolean enabled,
            List<String> closed, long version) {
        /** Returns what its receiver may be told of. */
        Sight sight() {
            return Sight.ALL.closing(closed.stream().map(FieldClass::valueOf).collect(Collectors.toSet()));
        }

        /** Returns this webhook if messages are sent to it; refuses otherwise. */
        Kept sending() {
            if (!enabled) throw PartnerRefusal.WEBHOOK_DISABLED.because("The webhook is disabled. Enable it first.");
            if (secret == null) throw PartnerRefusal.WEBHOOK_UNSIGNED.because("The webhook has no secret. Set one first.");
            return this;
        }
    }

    static final RecordBound BOUND = new RecordBound("webhooks", 50, "select count(*) from {partners.webhook}");

    private static final String ADD =
            """
            insert into partners.webhook (tenant_id, id, url, types, closed, position, disabled_because, created_at, updated_at)
            values (:tenant, :id, :url, :types::text[], :closed::text[], :position, case when :enabled::boolean then null else 'asked' end, :now, :now)
            """;
    private static final String KEPT =
            """
            select id, url, to_jsonb(types) as types, secret, former_secret, former_until, position, failing_since,
                   disabled_because is null as enabled, to_jsonb(closed) as closed, version
            from {partners.webhook}
            where id = :id
            for update
            """;
    private static final String READY =
            """
            select id, url, to_jsonb(types) as types, secret, former_secret, former_until, position, failing_since,
                   disabled_because is null as enabled, to_jsonb(closed) as closed, version
            from {partners.webhook} w
            where disabled_because is null and secret is not null and (:id::uuid is null or id = :id::uuid)
            """;
    private static final String ROOMY = READY +
            """
            and (select count(*) from (
                select from {partners.webhook_delivery} d where d.webhook_id = w.id and d.state = 'pending' limit :most) waiting) < :most
            """;

    /** One that is enabled again begins with the changes from now on. */
    private static final String CHANGE =
            """
            update partners.webhook
            set url = :url, types = :types::text[], closed = :closed::text[],
                position = case when :enabled::boolean and disabled_because is not null then :last else position end,
                failing_since = case when :enabled::boolean and disabled_because is not null then null else failing_since end,
                disabled_because = case when :enabled::boolean then null else coalesce(disabled_because, 'asked') end,
                version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String DELETE = "delete from partners.webhook where tenant_id = :tenant and id = :id";
    private static final String SIGN =
            """
            update partners.webhook
            set former_secret = secret, former_until = case when secret is null then null else :until::timestamptz end, secret = :secret,
                version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String REACH = "update partners.webhook set position = :position where tenant_id = :tenant and id = :id";
    private static final String WORKS =
            "update partners.webhook set failing_since = null where tenant_id = :tenant and id = :id and failing_since is not null";
    private static final String FAILS =
            "update partners.webhook set failing_since = :now where tenant_id = :tenant and id = :id and failing_since is null";
    private static final String DISABLE =
            """
            update partners.webhook set disabled_because = :because, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id and disabled_because is null
            """;

    /** Ends what waits: an address that is enabled again gets the changes from then on. */
    private static final String END =
            """
            update partners.webhook_delivery set state = 'failed', error = 'The webhook was switched off'
            where tenant_id = :tenant and webhook_id = :id and state = 'pending'
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Seal seal;
    @Inject Audit audit;

    /** @param position after which changes are sent */
    WebhookId add(WebhookBody body, List<String> types, long position) {
        if (BOUND.isReached(sql)) throw PartnerRefusal.TOO_MANY_WEBHOOKS.because("There are 50 webhooks already. Delete one first.");
        var id = new WebhookId(TypeId.next());
        sql.change(ADD, Map.of("id", id, "url", body.url(), "types", types.toArray(String[]::new), "closed", closed(), "position", position,
                "enabled", !Boolean.FALSE.equals(body.enabled()), "now", clock.instant()));
        audit.note("webhook.created", id.text());
        return id;
    }

    private static String[] closed() {
        return Call.current().sight().closed().stream().map(FieldClass::name).sorted().toArray(String[]::new);
    }

    /** Locks and returns a webhook. */
    Kept get(WebhookId id) {
        return sql.first(Kept.class, KEPT, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    /** Locks a webhook before its deliveries are written, as whoever changes it does: the opposite lock order could deadlock. */
    void hold(WebhookId id) {
        sql.first(Kept.class, KEPT, Map.of("id", id));
    }

    /** Returns the webhooks to which changes are sent. */
    List<Kept> ready() {
        return sql.list(Kept.class, READY, Sql.values("id", null));
    }

    /** Returns those of them for which not too many messages wait. The others follow when some of theirs are sent or have failed. */
    List<Kept> roomy() {
        return sql.list(Kept.class, ROOMY, Sql.values("id", null, "most", Deliveries.MOST_WAITING));
    }

    Optional<Kept> ready(WebhookId id) {
        return sql.first(Kept.class, READY, Map.of("id", id));
    }

    void change(Kept webhook, WebhookBody to, List<String> types, long last) {
        sql.change(CHANGE,
                Map.of("id", webhook.id(), "url", to.url(), "types", types.toArray(String[]::new), "closed", closed(), "last", last,
                        "enabled", !Boolean.FALSE.equals(to.enabled()), "now", clock.instant()));
        if (Boolean.FALSE.equals(to.enabled())) sql.change(END, Map.of("id", webhook.id()));
        audit.note("webhook.changed", webhook.id().text());
    }

    void delete(Kept webhook) {
        sql.change(DELETE, Map.of("id", webhook.id()));
        audit.note("webhook.deleted", webhook.id().text());
    }

    /** Takes a new secret. The former one signs for another day, so that the receiver can exchange it without losing a message. */
    void sign(Kept webhook, String secret) {
        if (webhook.secret() != null && seal.open(webhook.secret(), webhook.id()).equals(secret)) return;
        var now = clock.instant();
        sql.change(SIGN, Map.of("id", webhook.id(), "secret", seal.close(secret, webhook.id()), "until", now.plus(BOTH), "now", now));
        audit.note("webhook.secret_changed", webhook.id().text());
    }

    /** Returns the secrets that sign now. */
    List<String> secrets(Kept webhook) {
        var secrets = new ArrayList<String>();
        if (webhook.secret() != null) secrets.add(seal.open(webhook.secret(), webhook.id()));
        var until = webhook.formerUntil();
        if (webhook.formerSecret() != null && until != null && until.isAfter(clock.instant()))
            secrets.add(seal.open(webhook.formerSecret(), webhook.id()));
        return secrets;
    }

    void reach(WebhookId id, long position) {
        sql.change(REACH, Map.of("id", id, "position", position));
    }

    void works(WebhookId id) {
        sql.change(WORKS, Map.of("id", id));
    }

    /** Notes a failure, and disables a webhook that is gone or has failed for too long. */
    void fails(Kept webhook, boolean gone) {
        var now = clock.instant();
        sql.change(FAILS, Map.of("id", webhook.id(), "now", now));
        var since = webhook.failingSince();
        if (gone) disable(webhook.id(), "gone");
        else if (since != null && since.isBefore(now.minus(PATIENCE))) disable(webhook.id(), "failing");
    }

    private void disable(WebhookId id, String because) {
        if (sql.change(DISABLE, Map.of("id", id, "because", because, "now", clock.instant())) == 0) return;
        sql.change(END, Map.of("id", id));
        audit.note("webhook.disabled", id.text());
    }
}
