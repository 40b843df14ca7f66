package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LoginAttemptsIT {
    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final String ana = "ana@x.example" + suffix;

    @Test
    void after_ten_failures_a_name_waits_until_the_first_of_them_is_forgotten() {
        fail(willow, LoginAttempts.ALLOWED - 1);
        assertDoesNotThrow(() -> check(willow, ana));
        clock.move(Duration.ofMinutes(5));
        fail(willow, 1);

        var refused = assertThrows(Refusal.class, () -> check(willow, ana));
        assertEquals(LoginRefusal.TOO_MANY_ATTEMPTS, refused.reason());
        assertEquals(Duration.ofMinutes(10).plusSeconds(1), refused.retryAfter());
        clock.move(Duration.ofMinutes(10));
        assertDoesNotThrow(() -> check(willow, ana));
    }

    @Test
    void a_name_waits_in_its_own_tenant_and_nobody_else_does() {
        fail(willow, LoginAttempts.ALLOWED);

        assertDoesNotThrow(() -> check(maple, ana));
        assertDoesNotThrow(() -> check(willow, "bob" + ana));
    }

    @Test
    void a_login_that_succeeds_makes_the_failures_before_it_forgotten() {
        fail(willow, LoginAttempts.ALLOWED - 1);
        attempts(willow, attempts -> attempts.forget(ana));
        fail(willow, LoginAttempts.ALLOWED - 1);

        assertDoesNotThrow(() -> check(willow, ana));
    }

    @Test
    void names_of_no_tenant_are_counted_all_the_same() {
        fail(Tenants.NOBODY, LoginAttempts.ALLOWED);

        assertThrows(Refusal.class, () -> check(Tenants.NOBODY, ana));
    }

    private void fail(UUID tenant, int times) {
        attempts(tenant, attempts -> {
            for (int at = 0; at < times; at++) attempts.failed(ana);
        });
    }

    private void check(UUID tenant, String login) {
        attempts(tenant, attempts -> attempts.check(login));
    }

    private void attempts(UUID tenant, Consumer<LoginAttempts> work) {
        TenantTransaction.in(database, tenant, sql -> {
            var attempts = new LoginAttempts();
            attempts.sql = sql;
            attempts.clock = clock;
            work.accept(attempts);
            return tenant;
        });
    }
}
