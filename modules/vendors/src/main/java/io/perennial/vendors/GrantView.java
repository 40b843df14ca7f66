package io.perennial.vendors;

import io.perennial.accounts.AccountId;
import io.perennial.identity.VendorId;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.queues.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A grant as it is read. */
public record GrantView(
        GrantId id, VendorId vendorId, List<QueueId> queueIds, List<String> segments, List<AccountId> accountIds, List<String> types,
        List<Action> actions, List<FieldClass> opens, int readableDays, Instant from, @Nullable Instant until, Instant createdAt,
        Instant updatedAt, long version) implements Versioned {
    /** The grants of a vendor, the latest first. */
    public record GrantList(List<GrantView> items) {}

    record Row(
            GrantId id, VendorId vendorId, List<UUID> queues, List<String> segments, List<UUID> accounts, List<String> types,
            List<String> actions, List<String> opens, int readableDays, Instant fromAt, @Nullable Instant untilAt, Instant createdAt,
            Instant updatedAt, long version) {
        GrantView view() {
            return new GrantView(id, vendorId, queues.stream().map(QueueId::new).toList(), segments,
                    accounts.stream().map(AccountId::new).toList(), types,
                    actions.stream().map(one -> Action.valueOf(one.toUpperCase(Locale.ROOT))).toList(),
                    opens.stream().map(one -> FieldClass.valueOf(one.toUpperCase(Locale.ROOT))).toList(), readableDays, fromAt, untilAt,
                    createdAt, updatedAt, version);
        }
    }

    private static final String GRANTS =
            """
            select id, vendor_id, to_jsonb(queues) as queues, to_jsonb(segments) as segments, to_jsonb(accounts) as accounts,
                   to_jsonb(types) as types, to_jsonb(actions) as actions, to_jsonb(opens) as opens, readable_days, from_at, until_at, created_at,
                   updated_at, version
            from {vendors.ticket_grant}
            """;

    static GrantList of(VendorId vendor, Sql sql) {
        var rows = sql.list(Row.class, GRANTS + " where vendor_id = :vendor order by id desc limit 1000", Map.of("vendor", vendor));
        return new GrantList(rows.stream().map(Row::view).toList());
    }

    static Optional<GrantView> find(GrantId id, Sql sql) {
        return sql.first(Row.class, GRANTS + " where id = :id", Map.of("id", id)).map(Row::view);
    }

    /** Describes grants to other programs that follow them. */
    static FollowedKind followed() {
        return FollowedKind.of("grant", "grants", "vendors:read", GrantId::new, GrantView.class, GRANTS).shown(Row.class, Row::view)
                .ofNoAccount();
    }

    boolean hasEnded(Instant now) {
        return until != null && !until.isAfter(now);
    }

    GrantBody body() {
        return new GrantBody(queueIds, segments, accountIds, types, actions, opens, readableDays, from, until);
    }
}
