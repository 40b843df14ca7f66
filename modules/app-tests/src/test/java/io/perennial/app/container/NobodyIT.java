package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.platform.jobs.Jobs;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests that work without a tenant fails, says so, and reads nothing. */
class NobodyIT extends InContainer {
    private static final String NO_TENANT = "This work has no tenant";
    private static final String NO_TRANSACTION = "Not in a transaction of a tenant";

    @Inject Leaves leaves;
    @Inject Gardener gardener;
    @Inject Sleepwalker sleepwalker;
    @Inject Errand errand;
    @Inject Jobs jobs;
    @Inject Event<Happened<LeafEvent>> anyone;
    @Inject UserTransaction byHand;

    private LeafId oak;

    @BeforeEach
    void grow() {
        oak = as(northwind, () -> leaves.alone(() -> leaves.grow("oak")));
        gardener.forget();
        errand.forget();
        sleepwalker.fallAsleep();
    }

    @Test
    void a_transaction_of_either_kind() {
        assertRefused(NO_TENANT, () -> leaves.required(leaves::names));
        assertRefused(NO_TENANT, () -> leaves.alone(leaves::names));
        assertRefused(NO_TENANT, () -> leaves.alone(() -> leaves.name(oak)));
    }

    @Test
    void sql_and_entities_outside_of_any_transaction() {
        for (var tenant : List.<Begun>of(Supplier::get, work -> as(northwind, work))) {
            assertRefused(NO_TRANSACTION, () -> tenant.run(leaves::names));
            assertRefused(NO_TRANSACTION, () -> tenant.run(() -> leaves.name(oak)));
            assertRefused(NO_TRANSACTION, () -> tenant.run(() -> leaves.grow("elm")));
        }
    }

    /** Includes work with a tenant: a transaction that the container's interceptor did not begin has set none. */
    @Test
    void sql_and_entities_in_a_transaction_that_was_begun_by_hand() throws Exception {
        for (var tenant : List.<Begun>of(Supplier::get, work -> as(northwind, work))) {
            byHand.begin();
            try {
                assertRefused(NO_TRANSACTION, () -> tenant.run(leaves::names));
                assertRefused(NO_TRANSACTION, () -> tenant.run(() -> leaves.name(oak)));
                assertRefused(NO_TRANSACTION, () -> tenant.run(() -> leaves.grow("elm")));
            } finally {
                byHand.rollback();
            }
        }
    }

    private interface Begun {
        Object run(Supplier<?> work);
    }

    @Test
    void a_recurring_job_that_enters_no_tenant() throws Exception {
        wake();

        Await.equal(List.of(NO_TENANT), sleepwalker::failures);
        Await.equal(List.of("1"), () -> failures(Sleepwalker.JOB));
        assertEquals(Map.of(), sleepwalker.seen());
    }

    @Test
    void the_same_job_sees_each_tenants_rows_once_it_enters_them() throws Exception {
        sleepwalker.wakeUp();
        wake();

        Await.equal(tenants.active().size(), () -> sleepwalker.seen().size());
        assertEquals(List.of("oak"), sleepwalker.seen().get(northwind));
        assertEquals(List.of(), sleepwalker.seen().get(contoso));
    }

    @Test
    void a_tenants_job_is_started_by_nobody() {
        assertRefused(NO_TENANT, () -> jobs.start(Errand.JOB));
        assertEquals(List.of(), superuser.ask("select 1 from jobs.scheduled_tasks where task_name = ?", Errand.JOB));
    }

    /** Inserts a job without a tenant, as a fault or a manual change of the database could leave it. */
    @Test
    void a_tenants_job_without_its_tenant_fails_before_it_begins() throws Exception {
        superuser.run("insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                + "values (?, 'nobody', now(), false, 1)", Errand.JOB);

        Await.equal(List.of("1"), () -> failures(Errand.JOB));
        superuser.run("delete from jobs.scheduled_tasks where task_instance = 'nobody'");
        assertEquals(List.of(), errand.begun());
    }

    @Test
    void a_tenants_job_sees_the_rows_of_who_started_it() throws Exception {
        for (var tenant : List.of(northwind, contoso)) as(tenant, () -> started(tenant));

        Await.equal(List.of("oak"), () -> errand.seen().get(northwind));
        Await.equal(List.of(), () -> errand.seen().get(contoso));
    }

    @Test
    void a_listener_that_is_told_by_nobody() {
        assertRefused(NO_TRANSACTION, () -> anyone.fire(new Happened<>(List.of(new LeafEvent.Fallen(oak, Changes.none())))));

        assertEquals(List.of(), gardener.heard());
    }

    private static void assertRefused(String why, Executable work) {
        assertEquals(why, assertThrows(IllegalStateException.class, work).getMessage());
    }

    private UUID started(UUID tenant) {
        jobs.start(Errand.JOB);
        return tenant;
    }

    private void wake() {
        superuser.run("update jobs.scheduled_timers set execution_time = now(), consecutive_failures = 0 where task_name = ?",
                Sleepwalker.JOB);
    }

    private List<String> failures(String job) {
        return superuser.ask(
                """
                select consecutive_failures
                from (select * from jobs.scheduled_tasks union all select * from jobs.scheduled_timers) j
                where task_name = ? and consecutive_failures > 0
                """,
                job);
    }
}
