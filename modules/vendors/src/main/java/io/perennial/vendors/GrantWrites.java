package io.perennial.vendors;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.VendorId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.queues.NamedQueues;
import io.perennial.tickets.queues.QueueId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, changes and ends grants. What it writes counts for the next request of the vendor's people. */
@ApplicationScoped
class GrantWrites {
    private static final int MOST = 50;

    private static final String HOLDING =
            "select count(*) from {vendors.ticket_grant} where vendor_id = :vendor and coalesce(until_at > :now::timestamptz, true)";
    private static final String ADD =
            """
            insert into vendors.ticket_grant (tenant_id, id, vendor_id, queues, segments, accounts, types, actions, opens, readable_days, from_at,
                                              until_at, created_at, updated_at)
            select o.tenant_id, :id::uuid, :vendor::uuid, :queues::uuid[], :segments::text[], :accounts::uuid[], :types::text[], :actions::text[],
                   :opens::text[], :days::integer, :from::timestamptz, :until::timestamptz, :now::timestamptz, :now::timestamptz
            from {platform.owner} o
            """;
    private static final String HOLD = "update vendors.ticket_grant set version = version where tenant_id = :tenant and id = :id";
    private static final String CHANGE =
            """
            update vendors.ticket_grant set queues = :queues::uuid[], segments = :segments::text[], accounts = :accounts::uuid[],
                   types = :types::text[], actions = :actions::text[], opens = :opens::text[], readable_days = :days, from_at = :from,
                   until_at = :until::timestamptz, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String END =
            """
            update vendors.ticket_grant
            set until_at = :now, from_at = least(from_at, :now::timestamptz - interval '1 second'), version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;

    @Inject Sql sql;
    @Inject VendorWrites vendors;
    @Inject GrantReturns returns;
    @Inject GrantTimer timer;
    @Inject Events events;
    @Inject Clock clock;

    GrantView add(VendorId vendor, GrantBody body) {
        var label = vendors.held(vendor).name();
        if (sql.number(HOLDING, Map.of("vendor", vendor, "now", clock.instant())) >= MOST)
            throw VendorRefusal.TOO_MANY_GRANTS.because("A vendor has at most 50 grants. End one first.");
        requireFuture(body);
        GrantReach.requireWithin(body);
        requireKnown(body);
        var id = new GrantId(TypeId.next());
        var values = values(id, body, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        values.put("vendor", vendor);
        sql.change(ADD, values);
        var made = get(id);
        timer.plan(made);
        events.publish(new GrantEvent.Made(id, label));
        return made;
    }

    GrantView put(GrantId id, GrantBody body, Conditions conditions) {
        var grant = held(id);
        conditions.refuseExisting(grant.version(), true);
        var from = Objects.requireNonNullElse(body.from(), grant.from());
        if (new GrantBody(body.queueIds(), body.segments(), body.accountIds(), body.types(), body.actions(), body.opens(),
                body.readableDays(),
                from, body.until()).equals(grant.body()))
            return grant;
        conditions.refuseStale(grant.version());
        requireHolding(grant);
        requireFuture(body);
        GrantReach.requireWithin(body);
        requireKnown(added(body.queueIds(), grant.queueIds()), added(body.accountIds(), grant.accountIds()));
        sql.change(CHANGE, values(id, body, grant.from()));
        var changed = get(id);
        events.publish(new GrantEvent.Changed(id, vendors.get(grant.vendorId()).name(), Changes.between(grant.body(), changed.body())));
        return follow(new GrantEvent.SightChanged(id, vendors.get(grant.vendorId()).name()));
    }

    GrantView end(GrantId id, IfMatch version) {
        var grant = held(id);
        version.check(grant.version());
        if (grant.hasEnded(clock.instant())) return grant;
        sql.change(END, Map.of("id", id, "now", clock.instant()));
        return follow(new GrantEvent.Ended(id, vendors.get(grant.vendorId()).name()));
    }

    /** Returns what the vendor has by nothing any more, and tells of the change. */
    private GrantView follow(GrantEvent event) {
        var grant = get(event.subject());
        timer.plan(grant);
        events.publish(event);
        returns.of(grant.vendorId());
        return grant;
    }

    /** A queue or an account that the grant names already may be gone since. */
    private static <T> List<T> added(List<T> to, List<T> before) {
        return to.stream().filter(one -> !before.contains(one)).toList();
    }

    /** Refuses a grant that names an unknown queue or account. */
    void requireKnown(GrantBody body) {
        requireKnown(body.queueIds(), body.accountIds());
    }

    private void requireKnown(List<QueueId> queues, List<AccountId> accounts) {
        new NamedQueues(sql).requireAll(queues);
        var seen = SeenAccounts.held(accounts.stream(), sql);
        accounts.forEach(account -> seen.require(account, "/accountIds"));
    }

    void requireFuture(GrantBody body) {
        if (body.until() != null && !body.until().isAfter(clock.instant()))
            throw new Invalid(List.of(new FieldError("/until", "rule", "must be in the future")));
    }

    private void requireHolding(GrantView grant) {
        if (grant.hasEnded(clock.instant())) throw VendorRefusal.GRANT_ENDED.because("The grant has ended. Make another one.");
    }

    private Map<String, @Nullable Object> values(GrantId id, GrantBody body, Instant from) {
        var values = named(body);
        values.putAll(Sql.values(
                "id", id,
                "actions", words(body.actions()),
                "opens", words(Objects.requireNonNullElse(body.opens(), List.<FieldClass>of())),
                "from", Objects.requireNonNullElse(body.from(), from),
                "until", body.until(),
                "now", clock.instant()));
        return values;
    }

    /** Returns what says which tickets a grant names. */
    static Map<String, @Nullable Object> named(GrantBody body) {
        return Sql.values(
                "queues", body.queueIds().stream().map(one -> one.value()).toArray(UUID[]::new),
                "segments", body.segments().toArray(String[]::new),
                "accounts", body.accountIds().stream().map(one -> one.value()).toArray(UUID[]::new),
                "types", body.types().toArray(String[]::new),
                "days", body.readableDays());
    }

    private static String[] words(Collection<? extends Enum<?>> values) {
        return values.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
    }

    private GrantView held(GrantId id) {
        if (sql.change(HOLD, Map.of("id", id)) == 0) throw NotFound.here();
        return get(id);
    }

    GrantView get(GrantId id) {
        return GrantView.find(id, sql).orElseThrow(NotFound::here);
    }
}
