package io.perennial.platform.requests;

import io.perennial.platform.jobs.Perishable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Deletes the expired answers that {@link Repetition} keeps for repeated requests. */
@ApplicationScoped
class KeptAnswers {
    private static final String DELETE =
            """
            delete from platform.idempotency_key
            where tenant_id = :tenant and (client, route, key) in (
                select client, route, key from {platform.idempotency_key} where created_at < :before limit :most)
            """;

    @Produces
    static Perishable perishable() {
        return new Perishable(DELETE, Repetition.KEPT);
    }
}
