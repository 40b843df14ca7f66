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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                                         payload, occurred_at, actor, source, sync_trace)
            select o.tenant_id, r.id, r.type, r.payload_version, r.subject, r.kind, r.record, r.version, r.op, r.reason,
                   string_to_array(r.changed_fields, ' '), r.payload, r.at, r.actor, r.source, r.sync_trace
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :type::text[], :payloadVersion::smallint[], :subject::text[], :kind::text[], :record::uuid[],
                        :version::bigint[], :op::text[], :reason::text[], :changedFields::text[], :payload::jsonb[], :at::timestamptz[],
                        :actor::text[], :source::text[], :syncTrace::text[])
                r (id, type, payload_version, subject, kind, record, version, op, reason, changed_fields, payload, at, actor, source,
                   sync_trace)
            """;

    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Delivery delivery;
    @Inject Versions versions;
    @Inject AfterCommit afterCommit;
    @Inject Commits commits;

    /** @param version the record's version if its row is gone at the end of the transaction */
    private record Told(DomainEvent event, @Nullable String source, @Nullable Long version) {}

    public void publish(DomainEvent event) {
        publish(event, null);
    }

    /** @param source the system whose statement caused the event */
    public void publish(DomainEvent event, @Nullable String source) {
        told().add(new Told(event, source, null));
    }

    /** Publishes the removal of a record whose row is deleted. Its version is the one after the last. */
    public void publishGone(DomainEvent event, long last) {
        told().add(new Told(event, null, last + 1));
    }

    public void publish(Optional<? extends DomainEvent> event) {
        event.ifPresent(this::publish);
    }

    @SuppressWarnings("unchecked")
    private List<Told> told() {
        var told = (List<Told>) transaction.getResource(Events.class);
        if (told != null) return told;
        var first = new ArrayList<Told>();
        transaction.putResource(Events.class, first);
        sql.last(this::write);
        return first;
    }

    private void write() {
        var known = versions.of(told().stream().map(told -> told.event().subject()).toList());
        var rows = told().stream().map(told -> row(told, known.get(told.event().subject().value()))).toList();
        tellOnce(rows);
        sql.addEach(List.of(TELL, Audit.WRITE), those(rows, true));
        sql.addEach(TELL, those(rows, false));
        deliverAfterCommit(told().stream().map(told -> EventType.of(told.event().getClass()).name()).collect(Collectors.toSet()));
    }

    private List<Map<String, @Nullable Object>> those(List<Map<String, @Nullable Object>> rows, boolean audited) {
        return IntStream.range(0, rows.size()).filter(at -> EventType.of(told().get(at).event().getClass()).isAudited() == audited)
                .mapToObj(rows::get).toList();
    }

    /**
     * Lets the change feed tell of a version once: of the events of a record in one transaction, only the last one names the record, with all
     * fields that changed. Who follows the feed applies a version once, and would miss the others.
     */
    static void tellOnce(List<Map<String, @Nullable Object>> rows) {
        var later = new HashMap<String, Map<String, @Nullable Object>>();
        for (var row : rows.reversed()) {
            var last = row.get("version") == null ? null : later.putIfAbsent(row.get("subject") + " " + row.get("version"), row);
            if (last == null) continue;
            row.put("record", null);
            last.put("changedFields", (row.get("changedFields") + " " + last.get("changedFields")).strip());
            if ("created".equals(row.get("op")) && "changed".equals(last.get("op"))) last.put("op", "created");
        }
    }

    private Map<String, @Nullable Object> row(Told told, @Nullable Long version) {
        var call = Call.current();
        var event = told.event();
        var type = EventType.of(event.getClass());
        var now = clock.instant();
        return Sql.values(
                "id", TypeId.next(),
                "type", type.name(),
                "payloadVersion", type.version(),
                "subject", event.subject().text(),
                "kind", type.kind(),
                "record", event.subject().value(),
                "version", told.version() == null ? version : told.version(),
                "op", type.op().name().toLowerCase(Locale.ROOT),
                "reason", type.op() == Op.REMOVED ? "deleted" : null,
                "changedFields", String.join(" ", event.changes().fields().keySet()),
                "about", event.about().text(),
                "label", event.label(),
                "payload", event,
                "changes", event.changes().fields(),
                "at", now,
                "happenedAt", past(event.happenedAt(), now),
                "actor", call.actor(),
                "source", told.source() == null ? client(call) : told.source(),
                "syncTrace", call.syncTrace(),
                "requestId", call.requestId());
    }

    private static @Nullable Instant past(@Nullable Instant happened, Instant now) {
        return happened != null && happened.isBefore(now) ? happened : null;
    }

    /** Returns the client that calls. A person or a job is no source: the actor says who it was. */
    private static @Nullable String client(Call call) {
        return call.actor().startsWith("cli_") ? call.actor() : null;
    }

    private void deliverAfterCommit(Set<String> types) {
        var tenant = Call.current().tenant();
        afterCommit.run(() -> {
            delivery.soon(tenant, types);
            commits.add(tenant);
        });
    }
}
