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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoginAttemptsIT {
    private static final String OFFICE = "203.0.113.7";
    private static final String HOME = "203.0.113.8";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final String ana = "ana@x.example" + suffix;

    @Test
    void after_ten_failures_a_source_waits_longer_after_each_further_one_and_at_most_a_minute() {
        fail(OFFICE, LoginAttempts.SOURCE.allowed() - 1);
        assertDoesNotThrow(() -> check(OFFICE));

        fail(OFFICE, 1);
        assertEquals(Duration.ofSeconds(1), pause(OFFICE));
        fail(OFFICE, 2);
        assertEquals(Duration.ofSeconds(4), pause(OFFICE));
        fail(OFFICE, 40);
        assertEquals(Duration.ofMinutes(1), pause(OFFICE));
        clock.move(Duration.ofMinutes(1));
        assertDoesNotThrow(() -> check(OFFICE));
    }

    @Test
    void the_failures_of_a_source_delay_no_other_source_no_other_name_and_no_other_tenant() {
        fail(OFFICE, LoginAttempts.SOURCE.allowed());

        assertThrows(Refusal.class, () -> check(OFFICE));
        assertDoesNotThrow(() -> check(HOME));
        attempts(willow, attempts -> attempts.check("bob" + ana, OFFICE));
        attempts(maple, attempts -> attempts.check(ana, OFFICE));
    }

    @Test
    void many_failures_from_many_sources_delay_an_unknown_source_for_seconds_and_a_known_one_not_at_all() {
        attempts(willow, attempts -> attempts.passed(ana, HOME));
        for (int at = 0; at < 12; at++) fail("198.51.100." + at, 9);

        assertEquals(LoginAttempts.ANYWHERE.longest(), pause(OFFICE));
        assertDoesNotThrow(() -> check(HOME));
        clock.move(LoginAttempts.ANYWHERE.longest());
        assertDoesNotThrow(() -> check(OFFICE));
    }

    @Test
    void at_a_known_source_the_right_secret_passes_beside_a_program_with_an_old_one_for_thirty_days() {
        attempts(willow, attempts -> attempts.passed(ana, HOME));
        clock.move(LoginAttempts.KNOWN.minusSeconds(1));
        fail(HOME, 99);
        assertDoesNotThrow(() -> check(HOME));
        fail(HOME, 50);
        assertEquals(Duration.ofSeconds(1), pause(HOME));

        clock.move(Duration.ofSeconds(1));
        assertEquals(Duration.ofSeconds(59), pause(HOME));
    }

    @Test
    void a_source_is_known_in_its_own_tenant_and_by_its_own_name_only() {
        attempts(maple, attempts -> attempts.passed(ana, HOME));
        attempts(willow, attempts -> attempts.passed("bob" + ana, HOME));
        fail(HOME, LoginAttempts.SOURCE.allowed());

        assertThrows(Refusal.class, () -> check(HOME));
    }

    @Test
    void a_login_that_succeeds_makes_the_failures_before_it_forgotten_at_its_source_only() {
        fail(OFFICE, LoginAttempts.SOURCE.allowed() + 5);
        fail(HOME, LoginAttempts.SOURCE.allowed() + 5);
        attempts(willow, attempts -> attempts.passed(ana, HOME));

        assertDoesNotThrow(() -> check(HOME));
        assertThrows(Refusal.class, () -> check(OFFICE));
    }

    @Test
    void a_pause_that_is_known_is_held_without_the_database_until_it_ends() {
        fail(OFFICE, LoginAttempts.SOURCE.allowed());
        var known = attempts(willow, attempts -> assertThrows(Refusal.class, () -> attempts.check(ana, OFFICE)));

        assertThrows(Refusal.class, () -> known.checkPaused(willow, ana, OFFICE));
        known.checkPaused(willow, ana, HOME);
        known.checkPaused(maple, ana, OFFICE);
        clock.move(Duration.ofSeconds(1));
        known.checkPaused(willow, ana, OFFICE);
    }

    @Test
    void names_of_no_tenant_are_counted_all_the_same() {
        attempts(Tenants.NOBODY, attempts -> {
            for (int at = 0; at < LoginAttempts.SOURCE.allowed(); at++) attempts.failed(ana, OFFICE);
        });

        assertThrows(Refusal.class, () -> attempts(Tenants.NOBODY, attempts -> attempts.check(ana, OFFICE)));
    }

    private void fail(String source, int times) {
        attempts(willow, attempts -> {
            for (int at = 0; at < times; at++) attempts.failed(ana, source);
        });
    }

    private void check(String source) {
        attempts(willow, attempts -> attempts.check(ana, source));
    }

    private @Nullable Duration pause(String source) {
        var refused = assertThrows(Refusal.class, () -> check(source));
        assertEquals(LoginRefusal.TOO_MANY_ATTEMPTS, refused.reason());
        return refused.retryAfter();
    }

    private LoginAttempts attempts(UUID tenant, Consumer<LoginAttempts> work) {
        var attempts = new LoginAttempts();
        attempts.clock = clock;
        TenantTransaction.in(database, tenant, sql -> {
            attempts.sql = sql;
            work.accept(attempts);
            return tenant;
        });
        return attempts;
    }
}
