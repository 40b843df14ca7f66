package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Op;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.AfterCommit;
import io.perennial.platform.sql.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events in the transaction that caused them: one row for the audit log and one for the listeners. Both are
 * written when the work is done, and listeners receive the events after the commit.
 */
@ApplicationScoped
public class Events {
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, payload_version, subject, kind, record, version, op, reason, changed_fields,
                                         payload, occurred_at, actor, sync_trace)
            select o.tenant_id, r.id, r.type, r.payload_version, r.subject, r.kind, r.record, r.version, r.op, r.reason,
                   string_to_array(r.changed_fields, ' '), r.payload, r.at, r.actor, r.sync_trace
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :type::text[], :payloadVersion::smallint[], :subject::text[], :kind::text[], :record::uuid[],
                        :version::bigint[], :op::text[], :reason::text[], :changedFields::text[], :payload::jsonb[], :at::timestamptz[],
                        :actor::text[], :syncTrace::text[])
                r (id, type, payload_version, subject, kind, record, version, op, reason, changed_fields, payload, at, actor, sync_trace)
            """;

    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Delivery delivery;
    @Inject Versions versions;
    @Inject AfterCommit afterCommit;

    public void publish(DomainEvent event) {
        told().add(event);
    }

    public void publish(Optional<? extends DomainEvent> event) {
        event.ifPresent(this::publish);
    }

    @SuppressWarnings("unchecked")
    private List<DomainEvent> told() {
        var told = (List<DomainEvent>) transaction.getResource(Events.class);
        if (told != null) return told;
        var first = new ArrayList<DomainEvent>();
        transaction.putResource(Events.class, first);
        sql.last(this::write);
        return first;
    }

    private void write() {
        var known = versions.of(told().stream().map(DomainEvent::subject).toList());
        var rows = told().stream().map(event -> row(event, known.get(event.subject().value()))).toList();
        sql.addEach(TELL, rows);
        audit.write(rows);
        deliverAfterCommit(told().stream().map(event -> EventType.of(event.getClass()).name()).collect(Collectors.toSet()));
    }

    private Map<String, @Nullable Object> row(DomainEvent event, @Nullable Long version) {
        var call = Call.current();
        var type = EventType.of(event.getClass());
        return Sql.values(
                "id", TypeId.next(),
                "type", type.name(),
                "payloadVersion", type.version(),
                "subject", event.subject().text(),
                "kind", type.kind(),
                "record", event.subject().value(),
                "version", version,
                "op", type.op().name().toLowerCase(Locale.ROOT),
                "reason", type.op() == Op.REMOVED ? "deleted" : null,
                "changedFields", String.join(" ", event.changes().fields().keySet()),
                "about", event.about().text(),
                "label", event.label(),
                "payload", event,
                "changes", event.changes().fields(),
                "at", clock.instant(),
                "actor", call.actor(),
                "syncTrace", call.syncTrace(),
                "requestId", call.requestId());
    }

    private void deliverAfterCommit(Set<String> types) {
        var tenant = Call.current().tenant();
        afterCommit.run(() -> delivery.soon(tenant, types));
    }
}
