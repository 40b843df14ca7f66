package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.http.Exchange;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that a suspended member is out within five seconds, also of a node that did not hear of it and has the token in its cache. */
class TwoNodesIT {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Exchange EXCHANGE = new Exchange("req_1", null);

    private final TestDatabase database = TestDatabase.shared();
    private final UUID tenant = database.tenant("nodes" + System.nanoTime());
    private final MemberId ana = new MemberId(TypeId.next());

    /** A server with a cache of its own, over the database of all. */
    private final class Node extends Tenants {
        private final Tokens tokens = new Tokens();

        Node() {
            tokens.tenants = this;
            tokens.clock = Clock.systemUTC();
            tokens.uses = new ClientUses();
        }

        @Override
        public <R> R alone(Supplier<R> work) {
            return TenantTransaction.in(database, tenant, sql -> with(sql, work));
        }

        private <R> R with(Sql sql, Supplier<R> work) {
            tokens.sql = sql;
            return work.get();
        }

        @Override
        public Optional<Entry> find(UUID id) {
            return Optional.of(new Entry(id, "nodes", ZoneOffset.UTC, false, null));
        }

        private boolean knows(String token) {
            return tokens.caller(AccessToken.read(token).orElseThrow(), EXCHANGE).isPresent();
        }
    }

    @Test
    void no_node_believes_the_token_of_a_suspended_member_for_longer_than_five_seconds() throws InterruptedException {
        var near = new Node();
        var far = new Node();
        TenantTransaction.in(database, tenant, this::member);
        var token = near.in(tenant, "test", () -> near.tokens.issue(tenant, ana, Duration.ofHours(1))).accessToken();
        assertEquals(List.of(true, true), List.of(near.knows(token), far.knows(token)));

        near.in(tenant, "test", this::suspended);
        var over = Instant.now().plus(PROMISED);

        assertTrue(far.knows(token), "it has not looked again, so what follows is about its cache");
        Thread.sleep(Duration.between(Instant.now(), over));
        assertEquals(List.of(false, false), List.of(near.knows(token), far.knows(token)));
    }

    private int member(Sql sql) {
        sql.change(
                "insert into identity.role (tenant_id, name, accounts_scope, permissions, declared) values (:tenant, 'csm', 'all', '{accounts:read}', false)",
                Map.of());
        return sql.change(
                """
                insert into identity.member (tenant_id, id, email, name, locale, zone, roles, declared, created_at, updated_at)
                values (:tenant, :id, 'ana@x.example', 'Ana', 'en', 'UTC', '{csm}', false, now(), now())
                """, Map.of("id", ana));
    }

    private boolean suspended() {
        return TenantTransaction.in(database, tenant, sql -> sql.change(
                "update identity.member set suspended_at = now() where tenant_id = :tenant and id = :id", Map.of("id", ana))) == 1;
    }
}
