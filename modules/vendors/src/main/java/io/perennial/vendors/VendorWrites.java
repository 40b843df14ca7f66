package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.identity.VendorPeople;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.vendors.VendorView.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates, changes and suspends vendors. */
@ApplicationScoped
class VendorWrites {
    private static final String ADD =
            """
            insert into vendors.vendor (tenant_id, id, name, zone, languages, calendar, contract, state, created_at, updated_at)
            select o.tenant_id, :id::uuid, :name, :zone, :languages::jsonb, :calendar::text, :contract::jsonb, 'active', :now::timestamptz, :now::timestamptz
            from {platform.owner} o
            on conflict (tenant_id, name) do nothing
            """;
    private static final String HOLD = "update vendors.vendor set version = version where tenant_id = :tenant and id = :id";
    /** Keeps a name until the transaction ends: the second of two who take it at once waits and is then told. */
    private static final String TAKE =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' vendor ' || :name, 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String NAMED = "select count(*) from {vendors.vendor} where name = :name and id <> :id";
    private static final String CHANGE =
            """
            update vendors.vendor set name = :name, zone = :zone, languages = :languages::jsonb, calendar = :calendar::text,
                   contract = :contract::jsonb, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private static final String STATE =
            "update vendors.vendor set state = :state, version = version + 1, updated_at = :now where tenant_id = :tenant and id = :id";

    @Inject Sql sql;
    @Inject VendorPeople people;
    @Inject VendorHours hours;
    @Inject GrantReturns returns;
    @Inject Events events;
    @Inject Clock clock;

    VendorView add(VendorBody body) {
        var id = new VendorId(TypeId.next());
        hours.requireKnown(body.calendar());
        sql.number(TAKE, Map.of("name", body.name()));
        if (sql.change(ADD, values(id, body)) == 0) throw taken();
        people.name(id.value(), body.name());
        events.publish(new VendorEvent.Created(id, body.name(), Changes.to(body)));
        return get(id);
    }

    VendorView change(VendorView vendor, VendorBody to, IfMatch version) {
        version.check(vendor.version());
        if (vendor.body().equals(to)) return vendor;
        if (!Objects.equals(vendor.calendar(), to.calendar())) hours.requireKnown(to.calendar());
        sql.number(TAKE, Map.of("name", to.name()));
        if (sql.number(NAMED, Map.of("name", to.name(), "id", vendor.id())) > 0) throw taken();
        sql.change(CHANGE, values(vendor.id(), to));
        people.name(vendor.id().value(), to.name());
        events.publish(new VendorEvent.Changed(vendor.id(), to.name(), Changes.between(vendor.body(), to)));
        return get(vendor.id());
    }

    private Map<String, @Nullable Object> values(VendorId id, VendorBody body) {
        return Sql.values("id", id, "name", body.name(), "zone", body.zone(), "languages", body.languages(), "calendar", body.calendar(),
                "contract", body.contract(), "now", clock.instant());
    }

    private static RuntimeException taken() {
        return VendorRefusal.VENDOR_NAME_TAKEN.at("/name", "Another vendor has this name.");
    }

    /** Lets its people see nothing from now on, and ends their sessions. */
    VendorView suspend(VendorId id, Conditions conditions) {
        var vendor = held(id);
        boolean done = vendor.state() == State.SUSPENDED;
        conditions.refuseExisting(vendor.version(), done);
        if (done) return vendor;
        conditions.refuseStale(vendor.version());
        people.logOut(id.value());
        var suspended = write(id, State.SUSPENDED);
        events.publish(new VendorEvent.Suspended(id, vendor.name()));
        returns.of(id);
        return suspended;
    }

    VendorView lift(VendorId id, IfMatch version) {
        var vendor = held(id);
        version.check(vendor.version());
        if (vendor.state() == State.ACTIVE) return vendor;
        events.publish(new VendorEvent.Readmitted(id, vendor.name()));
        return write(id, State.ACTIVE);
    }

    private VendorView write(VendorId id, State state) {
        sql.change(STATE, Map.of("id", id, "state", state, "now", clock.instant()));
        return get(id);
    }

    /** Locks a vendor until the end of the transaction. */
    VendorView held(VendorId id) {
        if (sql.change(HOLD, Map.of("id", id)) == 0) throw NotFound.here();
        return get(id);
    }

    VendorView get(VendorId id) {
        return VendorView.find(id, clock.instant(), sql).orElseThrow(NotFound::here);
    }
}
