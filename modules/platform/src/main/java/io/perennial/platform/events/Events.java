package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
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
            insert into platform.outbox (tenant_id, id, type, payload_version, subject, payload, occurred_at, sync_trace)
            select :tenant, r.id, r.type, r.payload_version, r.subject, r.payload, r.at, r.sync_trace
            from unnest(:id::uuid[], :type::text[], :payloadVersion::smallint[], :subject::text[], :payload::jsonb[], :at::timestamptz[],
                        :syncTrace::text[])
                r (id, type, payload_version, subject, payload, at, sync_trace)
            """;

    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Delivery delivery;
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
        var rows = told().stream().map(this::row).toList();
        sql.addEach(TELL, rows);
        audit.write(rows);
        deliverAfterCommit(told().stream().map(event -> EventType.of(event.getClass()).name()).collect(Collectors.toSet()));
    }

    private Map<String, @Nullable Object> row(DomainEvent event) {
        var call = Call.current();
        var type = EventType.of(event.getClass());
        return Sql.values(
                "id", TypeId.next(),
                "type", type.name(),
                "payloadVersion", type.version(),
                "subject", event.subject().text(),
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
