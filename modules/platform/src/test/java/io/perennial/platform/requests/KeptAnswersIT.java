package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that an answer is kept for repeated requests, and deleted after the documented time. */
class KeptAnswersIT {
    private static final String ANSWER =
            """
            insert into platform.idempotency_key (tenant_id, client, route, key, fingerprint, status, body, created_at)
            values (:tenant, :id, '/accounts', 'k', sha256(''), 201, '', :at)
            """;
    private static final String ANSWERS = "select count(*) from {platform.idempotency_key}";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final Instant now = Instant.now();

    @Test
    void an_answer_is_kept_for_48_hours_for_whoever_sends_its_request_again() {
        answer(willow);
        answer(maple);
        assertEquals(0, tidy(now.plus(Duration.ofHours(48)).minusSeconds(60)));

        assertEquals(1, tidy(now.plus(Duration.ofHours(48)).plusSeconds(60)));
        assertEquals(0L, answers(willow));
        assertEquals(1L, answers(maple));
    }

    private void answer(UUID tenant) {
        TenantTransaction.in(database, tenant, sql -> sql.change(ANSWER, Map.of("id", TypeId.next(), "at", now)));
    }

    private int tidy(Instant at) {
        var answers = KeptAnswers.perishable();
        var values = Map.of("before", at.minus(answers.kept()), "most", 10);
        return TenantTransaction.in(database, willow, sql -> sql.change(answers.delete(), values));
    }

    private long answers(UUID tenant) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(ANSWERS, Map.of()));
    }
}
