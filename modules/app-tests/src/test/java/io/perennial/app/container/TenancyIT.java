package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.app.container.Leaves.Session;
import io.perennial.kernel.TypeId;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tests that a transaction belongs to one tenant, and that its connection belongs to none after it, however it ends. */
class TenancyIT extends InContainer {
    @Inject Leaves leaves;
    @Inject Pool pool;
    @Inject UserTransaction byHand;

    @Test
    void each_kind_of_transaction_sees_its_own_tenants_rows_alone() {
        as(northwind, () -> leaves.required(() -> leaves.grow("oak")));
        as(contoso, () -> leaves.alone(() -> leaves.grow("elm")));

        assertEquals(List.of("oak"), as(northwind, () -> leaves.required(leaves::names)));
        assertEquals(List.of("oak"), as(northwind, () -> leaves.alone(leaves::names)));
        assertEquals(List.of("elm"), as(contoso, () -> leaves.required(leaves::names)));
        assertEquals(List.of("elm"), as(contoso, () -> leaves.alone(leaves::names)));
    }

    @Test
    void a_new_transaction_within_anothers_is_its_own_tenants_and_the_outer_one_is_so_again_after_it() {
        as(contoso, () -> leaves.alone(() -> leaves.grow("elm")));

        var seen = as(northwind, () -> leaves.required(() -> {
            leaves.grow("oak");
            return List.of(leaves.names(), as(contoso, () -> leaves.alone(leaves::names)), leaves.names());
        }));

        assertEquals(List.of(List.of("oak"), List.of("elm"), List.of("oak")), seen);
    }

    @Test
    void a_transaction_of_one_tenant_refuses_the_work_of_another() {
        as(contoso, () -> leaves.alone(() -> leaves.grow("elm")));

        var refused = as(northwind, () -> leaves.required(() -> as(contoso, () -> assertThrows(
                IllegalStateException.class, () -> leaves.required(leaves::names)))));

        assertEquals("A transaction belongs to one tenant", refused.getMessage());
    }

    /** Uses rows of two tenants with the same id. A cache without the tenant in its key would return the first one's. */
    @Test
    void an_entity_that_one_tenant_has_read_is_not_another_tenants_of_the_same_id() {
        var id = new LeafId(TypeId.next());
        Map.of(northwind, "oak", contoso, "elm").forEach((tenant, name) -> superuser.run(
                "insert into leaves.leaf (tenant_id, id, name, created_at, updated_at) values (?, ?, ?, now(), now())",
                tenant, id.value(), name));

        for (int time = 0; time < 2; time++) {
            assertEquals("oak", as(northwind, () -> leaves.alone(() -> leaves.name(id))));
            assertEquals("elm", as(contoso, () -> leaves.alone(() -> leaves.name(id))));
        }
    }

    /** Changes the row without the entity manager. The value read before must not come from a cache. */
    @Test
    void an_entity_is_read_anew_in_each_transaction() {
        var id = as(northwind, () -> leaves.alone(() -> leaves.grow("oak")));
        assertEquals("oak", as(northwind, () -> leaves.alone(() -> leaves.name(id))));

        superuser.run("update leaves.leaf set name = 'ash' where id = ?", id.value());

        assertEquals("ash", as(northwind, () -> leaves.alone(() -> leaves.name(id))));
    }

    @Test
    void after_a_commit_its_connection_is_nobodys() {
        var used = used(northwind, session -> {});

        assertNobodys(used.backend());
        assertEquals(List.of("leaf"), as(northwind, () -> leaves.alone(leaves::names)));
    }

    @Test
    void after_a_rollback_by_an_exception_its_connection_is_nobodys() {
        var used = new AtomicReference<Session>();

        assertThrows(ArithmeticException.class, () -> used(northwind, session -> {
            used.set(session);
            throw new ArithmeticException("on purpose");
        }));

        assertNobodys(used.get().backend());
        assertNothingStayed();
    }

    @Test
    void after_its_own_wish_to_be_rolled_back_its_connection_is_nobodys() {
        var used = new AtomicReference<Session>();

        used(northwind, session -> {
            used.set(session);
            leaves.giveUp();
        });

        assertNobodys(used.get().backend());
        assertNothingStayed();
    }

    @Test
    void after_it_took_too_long_its_connection_is_nobodys() throws Exception {
        var used = new AtomicReference<Session>();
        byHand.setTransactionTimeout(1);
        try {
            assertThrows(Exception.class, () -> used(northwind, session -> {
                used.set(session);
                leaves.sleep(3);
            }));
        } finally {
            byHand.setTransactionTimeout(0);
        }

        assertNobodys(used.get().backend());
        assertNothingStayed();
    }

    @Test
    void after_its_backend_was_killed_the_next_ones_work_and_are_nobodys() {
        var used = new AtomicReference<Session>();

        assertThrows(RuntimeException.class, () -> used(northwind, session -> {
            used.set(session);
            superuser.ask("select pg_terminate_backend(?, 5000)", session.backend());
            leaves.names();
        }));

        as(contoso, () -> leaves.alone(() -> leaves.grow("elm")));
        assertEquals(List.of("elm"), as(contoso, () -> leaves.alone(leaves::names)));
        var killed = used.get().backend();
        assertEquals(List.of(), pool.all().stream().filter(idle -> idle.backend() == killed || !idle.isNobodys()).toList());
        assertNothingStayed();
    }

    /** Proves that the tests above notice such a tenant. */
    @Test
    void a_tenant_that_stays_on_its_connection_would_be_noticed() {
        var used = used(northwind, session -> {});
        pool.plant(northwind);
        try {
            assertThrows(AssertionError.class, () -> assertNobodys(used.backend()));
        } finally {
            pool.heal();
        }
        assertNobodys(used.backend());
    }

    /** Runs a transaction that has written a row. Returns its session. */
    private Session used(UUID tenant, Consumer<Session> end) {
        return as(tenant, () -> leaves.alone(() -> {
            leaves.grow("leaf");
            var session = leaves.session();
            assertEquals(tenant.toString(), session.tenant());
            end.accept(session);
            return session;
        }));
    }

    private void assertNothingStayed() {
        assertEquals(List.of(), as(northwind, () -> leaves.alone(leaves::names)));
    }

    private void assertNobodys(int backend) {
        var connections = pool.all();
        assertTrue(connections.stream().anyMatch(idle -> idle.backend() == backend), "it is not in the pool any more");
        assertEquals(List.of(), connections.stream().filter(Predicate.not(Pool.Idle::isNobodys)).toList());
    }
}
