package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;
import org.junit.jupiter.api.Test;

/** Tests that a role is not deleted while somebody gets it. */
class GivenRolesIT {
    private static final String ROLE =
            """
            insert into identity.role (tenant_id, name, permissions, accounts_scope, declared)
            select tenant_id, 'sales', '{}', 'none', false from {platform.owner}
            """;
    private static final String MEMBER =
            """
            insert into identity.member (tenant_id, id, email, name, locale, zone, roles, declared, created_at, updated_at)
            select tenant_id, :id, 'rosa@x.example', 'Rosa', 'en', 'Etc/UTC', '{sales}', false, :at, :at from {platform.owner}
            """;
    /** On two cores, the common pool has one thread, and one of the two would wait for the other to end. */
    private static final Executor ALONE = Thread::startVirtualThread;

    private static final String WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    private final TenantWork linden = TenantWork.of("linden" + Long.toString(System.nanoTime(), 36));
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch seen = new CountDownLatch(1);

    @Test
    void who_deletes_a_role_waits_for_who_gives_it_and_is_refused_then() {
        linden.run(sql -> sql.change(ROLE, Map.of()));
        var gives = CompletableFuture.supplyAsync(() -> linden.run(this::give), ALONE);
        await(held);
        var deletes = CompletableFuture.supplyAsync(() -> linden.run(GivenRolesIT::delete), ALONE);
        while (!deletes.isDone() && linden.run(sql -> sql.number(WAITING, Map.of())) == 0) Thread.onSpinWait();
        assertFalse(deletes.isDone(), "it waits");

        seen.countDown();
        assertEquals(1, gives.join());
        var refused = assertThrows(CompletionException.class, deletes::join).getCause();
        assertEquals(MemberRefusal.ROLE_IN_USE, ((Refusal) refused).reason());
    }

    private int give(Sql sql) {
        ThreadContext.bind(permitted());
        try {
            var given = new GivenRoles();
            given.sql = sql;
            given.require(List.of("sales"));
            held.countDown();
            await(seen);
            return sql.change(MEMBER, Map.of("id", UUID.randomUUID(), "at", Instant.parse("2026-03-02T10:00:00Z")));
        } finally {
            ThreadContext.unbindSubject();
        }
    }

    private static boolean delete(Sql sql) {
        var writes = new RoleWrites();
        writes.sql = sql;
        writes.delete("sales", new IfMatch("*"));
        return true;
    }

    private static Subject permitted() {
        return (Subject) Proxy.newProxyInstance(GivenRolesIT.class.getClassLoader(), new Class<?>[] {Subject.class}, (_, _, _) -> true);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
