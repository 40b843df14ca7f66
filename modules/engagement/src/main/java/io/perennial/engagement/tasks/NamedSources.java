package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tickets and renewals that some bodies name as what a task comes from, with their accounts, as far as the caller sees them. */
record NamedSources(Map<UUID, AccountId> tickets, Map<UUID, AccountId> renewals) {
    private record Named(UUID id, AccountId accountId) {}

    private static final String TICKETS =
            "select id, account_id from {tickets.visible_ticket} where id = any (:ids) and account_id is not null";
    private static final String RENEWALS = "select id, account_id from {renewals.visible_renewal} where id = any (:ids)";

    static NamedSources of(List<TaskBody> bodies, Sql sql) {
        return new NamedSources(
                read(TICKETS, bodies.stream().map(TaskBody::ticketId), sql), read(RENEWALS, bodies.stream().map(TaskBody::renewalId), sql));
    }

    private static Map<UUID, AccountId> read(String text, Stream<? extends @Nullable Id> named, Sql sql) {
        var ids = named.filter(Objects::nonNull).map(Id::value).distinct().toArray(UUID[]::new);
        var found = new HashMap<UUID, AccountId>();
        if (ids.length > 0) for (var one : sql.list(Named.class, text, Map.of("ids", ids))) found.put(one.id(), one.accountId());
        return found;
    }

    /** Refuses a ticket or renewal of another account than the task's. Accepts unchanged ones of an unchanged account. */
    void require(TaskBody body, @Nullable TaskBody before) {
        var same = before != null && Objects.equals(body.accountId(), before.accountId()) ? before : null;
        var ticket = body.ticketId();
        if (ticket != null && !(same != null && ticket.equals(same.ticketId())) && !isOf(body, tickets, ticket))
            throw TaskRefusal.UNKNOWN_TICKET.at("/ticketId", "Unknown ticket of this account.");
        var renewal = body.renewalId();
        if (renewal != null && !(same != null && renewal.equals(same.renewalId())) && !isOf(body, renewals, renewal))
            throw TaskRefusal.UNKNOWN_RENEWAL.at("/renewalId", "Unknown renewal of this account.");
    }

    private static boolean isOf(TaskBody body, Map<UUID, AccountId> known, Id named) {
        return body.accountId() != null && body.accountId().equals(known.get(named.value()));
    }
}
