package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that handled events are deleted after their time, and that failed deliveries can be replayed. */
class HousekeepingIT {
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
            values (:tenant, :id, 'gate.opened', :subject, :payload, now())
            """;
    private static final String POSITION =
            """
            insert into platform.listener (tenant_id, name, position)
            select :tenant, 'Ear', coalesce(max(position), 0) from {platform.outbox}
            """;
    private static final String ASIDE =
            """
            insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at, attempts, error, set_aside_at)
            values (:tenant, :id, 'Ear', :id, 'gate.opened', :subject, :payload, now(), 10, 'e', now())
            """;
    private static final String OUTBOX = "select count(*) from {platform.outbox}";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.now());
    private final Ear ear = new Ear();
    private Listener listening = ear.listener(GateEvent.class);
    private final List<DomainEvent> published = new ArrayList<>();
    private final GateId gate = new GateId(TypeId.next());

    @Test
    void an_event_goes_when_it_is_old_and_every_listener_has_heard_it() {
        tell(willow);
        tell(maple);
        assertEquals(0, tidy(), "nobody has heard it");

        change(POSITION, TypeId.next());
        assertEquals(0, tidy(), "it is young");

        clock.move(Duration.ofDays(31));
        assertEquals(1, tidy());
        assertEquals(0L, ask(willow, OUTBOX));
        assertEquals(1L, ask(maple, OUTBOX));
    }

    @Test
    void an_old_event_that_a_listener_has_yet_to_hear_stays() {
        change(POSITION, TypeId.next());
        tell(willow);
        clock.move(Duration.ofDays(31));

        assertEquals(0, tidy());
        assertEquals(1L, ask(willow, OUTBOX));
    }

    @Test
    void an_old_event_that_no_listener_hears_goes_unless_it_has_no_number() {
        listening = ear.listener(GateEvent.Shut.class);
        TenantTransaction.in(database, willow, sql -> sql.change(TELL, row(TypeId.next())));
        clock.move(Duration.ofDays(31));
        assertEquals(0, tidy());

        new Telling(database, clock).number(willow);
        assertEquals(1, tidy());
    }

    @Test
    void a_tenant_that_cannot_be_tidied_holds_up_no_other_and_is_told_in_the_end() {
        for (var tenant : List.of(willow, maple)) {
            tell(tenant);
            TenantTransaction.in(database, tenant, sql -> sql.change(POSITION, row(TypeId.next())));
        }
        clock.move(Duration.ofDays(31));

        var failure = assertThrows(IllegalStateException.class, () -> housekeeping(willow, maple).tidy(List.of(Housekeeping.heard())));

        assertEquals("Failed for tenant " + willow, failure.getMessage());
        assertEquals(1L, ask(willow, OUTBOX));
        assertEquals(0L, ask(maple, OUTBOX));
    }

    @Test
    void a_delivery_that_is_heard_at_last_is_gone_and_that_is_told() {
        var delivery = setAside();

        deliver(willow, delivery);

        assertEquals(List.of(gate.value()), ear.heard);
        assertEquals(0L, ask(willow, "select count(*) from {platform.set_aside}"));
        assertEquals(List.of(new DeliveryEvent.Replayed(delivery, Changes.none())), published);
    }

    @Test
    void a_delivery_that_fails_again_stays_with_its_error() {
        var delivery = setAside();
        ear.deafTo.add(gate.value());

        var failure = assertThrows(IllegalStateException.class, () -> deliver(willow, delivery));
        TenantTransaction.in(database, willow, sql -> {
            deliveries(sql).failed(delivery, failure);
            return delivery;
        });

        assertEquals(1L, ask(willow, "select count(*) from {platform.set_aside} where attempts = 11 and error = 'IllegalStateException'"));
    }

    @Test
    void another_tenants_delivery_is_not_there() {
        var delivery = setAside();

        assertEquals(RequestRefusal.NOT_FOUND, assertThrows(Refusal.class, () -> deliver(maple, delivery)).reason());
        assertEquals(List.of(), ear.heard);
    }

    private int tidy() {
        return TenantTransaction.in(database, willow, sql -> housekeeping(sql).delete(Housekeeping.heard()));
    }

    private Housekeeping housekeeping(Sql sql) {
        var housekeeping = new Housekeeping();
        housekeeping.sql = sql;
        housekeeping.clock = clock;
        housekeeping.listeners = listeners();
        return housekeeping;
    }

    /** Returns a housekeeping for two tenants; no transaction can be begun for the first one. */
    private Housekeeping housekeeping(UUID broken, UUID whole) {
        var housekeeping = new Housekeeping();
        housekeeping.clock = clock;
        housekeeping.listeners = listeners();
        housekeeping.tenants = tenants(broken, whole, sql -> housekeeping.sql = sql);
        return housekeeping;
    }

    private Tenants tenants(UUID broken, UUID whole, Consumer<Sql> begun) {
        return new Tenants() {
            @Override
            public List<Active> active() {
                return Stream.of(broken, whole).map(id -> new Active(id, ZoneOffset.UTC, null)).toList();
            }

            @Override
            public <R> R alone(Supplier<R> work) {
                var tenant = Call.current().tenant();
                if (tenant.equals(broken)) throw new IllegalStateException("no transaction");
                return TenantTransaction.in(HousekeepingIT.this.database, tenant, sql -> {
                    begun.accept(sql);
                    return work.get();
                });
            }
        };
    }

    private void deliver(UUID tenant, DeliveryId delivery) {
        TenantTransaction.in(database, tenant, sql -> {
            deliveries(sql).replay(delivery, new Conditions());
            return delivery;
        });
    }

    private EventDeliveries deliveries(Sql sql) {
        var deliveries = new EventDeliveries();
        deliveries.sql = sql;
        deliveries.listeners = listeners();
        deliveries.payloads = new Payloads(Given.of());
        deliveries.events = new Events() {
            @Override
            public void publish(DomainEvent event, @Nullable String source) {
                published.add(event);
            }
        };
        return deliveries;
    }

    private Listeners listeners() {
        return new Listeners() {
            @Override
            List<Listener> all() {
                return List.of(listening);
            }
        };
    }

    private void tell(UUID tenant) {
        TenantTransaction.in(database, tenant, sql -> sql.change(TELL, row(TypeId.next())));
        new Telling(database, clock).number(tenant);
    }

    private DeliveryId setAside() {
        var id = TypeId.next();
        change(ASIDE, id);
        return new DeliveryId(id);
    }

    private void change(String statement, UUID id) {
        TenantTransaction.in(database, willow, sql -> sql.change(statement, row(id)));
    }

    private Map<String, Object> row(UUID id) {
        return Map.of("id", id, "subject", gate.text(), "payload", new GateEvent.Opened(gate, Changes.none()));
    }

    private long ask(UUID tenant, String question) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(question, Map.of()));
    }
}
