package io.perennial.platform.requests;

import io.perennial.platform.jobs.Perishable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Deletes the expired answers that {@link Repetition} keeps for repeated requests. */
@ApplicationScoped
class KeptAnswers {
    private static final String DELETE =
            """
            delete from platform.idempotency_key k
            using (select client, route, key from {platform.idempotency_key} where created_at < :before limit :most) old
            where k.tenant_id = :tenant and k.client = old.client and k.route = old.route and k.key = old.key
            """;

    @Produces
    static Perishable perishable() {
        return new Perishable(DELETE, Repetition.KEPT);
    }
}
