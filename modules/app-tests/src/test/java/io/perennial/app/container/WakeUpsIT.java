package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests timers and wake-ups as modules use them. */
class WakeUpsIT extends InContainer {
    private static final int LONG_JOBS = 8;

    @Inject Leaves leaves;
    @Inject Jobs jobs;
    @Inject Reminder reminder;
    @Inject Chore chore;
    @Inject Errand errand;

    private final String mark = TypeId.encode("thing", TypeId.next());

    @BeforeEach
    void forget() {
        chore.forget();
        errand.forget();
    }

    @Test
    void a_timer_fires_in_its_tenant_and_what_it_does_is_committed_with_it() throws Exception {
        as(northwind, () -> leaves.alone(() -> at(mark, Instant.now())));

        Await.equal(List.of(mark), () -> as(northwind, () -> leaves.alone(leaves::names)));
        assertEquals(List.of(), as(contoso, () -> leaves.alone(leaves::names)));
        Await.equal(List.of(), () -> superuser.ask("select id from platform.timer"));
    }

    @Test
    void a_timer_and_a_wake_up_of_a_transaction_that_is_rolled_back_come_to_nothing() throws Exception {
        assertThrows(ArithmeticException.class, () -> as(northwind, () -> leaves.alone(() -> {
            at(mark, Instant.now());
            jobs.wake(Chore.JOB);
            throw new ArithmeticException("on purpose");
        })));
        as(contoso, () -> leaves.alone(() -> {
            jobs.wake(Chore.JOB);
            return at(mark + "2", Instant.now());
        }));

        Await.equal(List.of(mark + "2"), () -> as(contoso, () -> leaves.alone(leaves::names)));
        Await.equal(List.of(contoso), chore::done);
        assertEquals(List.of(), as(northwind, () -> leaves.alone(leaves::names)));
    }

    @Test
    void an_unknown_timer_and_an_unknown_job_are_faults_at_once() {
        assertThrows(IllegalArgumentException.class, () -> as(northwind, () -> leaves.alone(() -> {
            jobs.at("nobody", mark, Instant.now());
            return mark;
        })));
        assertThrows(IllegalArgumentException.class, () -> as(northwind, () -> leaves.alone(() -> {
            jobs.wake("nobody");
            return mark;
        })));
    }

    /** Starts more long jobs than there are threads. Each of the other lanes has a thread of its own. */
    @Test
    void neither_long_jobs_nor_pending_ones_delay_a_timer() throws Exception {
        errand.gate().whileShut(() -> chore.gate().whileShut(() -> {
            for (int number = 0; number < LONG_JOBS; number++) as(UUID.randomUUID(), this::start);
            for (var tenant : List.of(northwind, contoso)) as(tenant, () -> wake(tenant));
            Await.equal(1, () -> chore.begun().size());
            Await.equal(4, () -> errand.begun().size());
            var at = Instant.now().plusSeconds(1);
            as(northwind, () -> leaves.alone(() -> at(mark, at)));

            Await.equal(true, () -> reminder.fired().containsKey(mark));
            var late = Duration.between(at, reminder.fired().get(mark));
            assertTrue(late.compareTo(Duration.ofSeconds(2)) < 0, late::toString);
            assertEquals(List.of(), chore.done());
        }));
        Await.equal(2, () -> chore.done().size());
        Await.equal(LONG_JOBS, () -> errand.done().size());
    }

    @Test
    void a_tenant_has_one_thread_for_its_long_work_while_another_has_its_own_and_nothing_is_forgotten() throws Exception {
        errand.gate().whileShut(() -> {
            as(northwind, this::start);
            Await.equal(List.of(northwind), errand::begun);
            for (int number = 1; number < LONG_JOBS; number++) as(northwind, this::start);
            as(contoso, this::start);

            Await.equal(List.of(northwind, contoso), errand::begun);
        });

        Await.equal(List.of(northwind, northwind), () -> errand.done().stream().filter(northwind::equals).toList());
    }

    @Test
    void long_work_that_is_not_done_gets_another_turn() throws Exception {
        errand.pieces(2);
        as(northwind, this::start);

        Await.equal(List.of(northwind, northwind, northwind), errand::done);
    }

    /** Inserts rows as a killed node leaves them: no job was woken for them. */
    @Test
    void what_nobody_was_told_of_is_found_once_the_tenant_is_looked_after() throws Exception {
        for (var work : List.of("litter", "errand")) as(northwind, () -> leaves.alone(() -> leaves.grow(work)));
        superuser.run("insert into platform.timer (tenant_id, name, id, fires_at) values (?, 'reminder', ?, now())", northwind, mark);
        superuser.run("update platform.tenant set applied_at = now() where id = ?", northwind);

        Await.equal(true, () -> chore.done().contains(northwind) && errand.done().contains(northwind));
        Await.equal(List.of("errand", "litter", mark), () -> as(northwind, () -> leaves.alone(leaves::names)));
    }

    private String at(String id, Instant at) {
        jobs.at(Reminder.JOB, id, at);
        return id;
    }

    private String start() {
        jobs.start(Errand.JOB);
        return mark;
    }

    private UUID wake(UUID tenant) {
        jobs.wake(Chore.JOB);
        return tenant;
    }
}
